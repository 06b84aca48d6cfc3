"""A slow network in front of a server. The browser's own brake does not hold for a service worker, or what one fetches; this one does."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread

HALF_WAY = 0.2  # seconds: 400 ms from a question to its answer
RATE = 400_000 / 8  # bytes a second, in each direction, for all connections together
PIECE = 1_400  # bytes: connections take turns


class SlowNetwork:
    """Listens on `port` for what is behind; slow while `is_slow`."""

    def __init__(self, behind: int) -> None:
        self.behind, self.port, self.is_slow = behind, 0, True
        self.up, self.down = asyncio.Lock(), asyncio.Lock()
        self.loop = asyncio.new_event_loop()

    async def listen(self) -> None:
        server = await asyncio.start_server(self._join, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]

    async def _join(self, asks: asyncio.StreamReader, hears: asyncio.StreamWriter) -> None:
        with suppress(asyncio.CancelledError):  # hung up
            answers, told = await asyncio.open_connection("127.0.0.1", self.behind)
            await asyncio.gather(self._carry(asks, told, self.up), self._carry(answers, hears, self.down), return_exceptions=True)

    async def _carry(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, line: asyncio.Lock) -> None:
        at = 0.0  # when the last piece comes out: the next one is never quicker
        while data := await source.read(PIECE):
            async with line:
                await asyncio.sleep(len(data) / RATE if self.is_slow else 0)
            at = max(at, self.loop.time() + (HALF_WAY if self.is_slow else 0))
            self.loop.call_at(at, target.write, data)
        self.loop.call_at(at, target.close)

    async def hang_up(self) -> None:
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)


@contextmanager
def slow_network(behind: int) -> Iterator[SlowNetwork]:
    """In front of the server at port `behind`."""
    network = SlowNetwork(behind)
    network.loop.run_until_complete(network.listen())
    thread = Thread(target=network.loop.run_forever)
    thread.start()
    yield network
    network.loop.call_soon_threadsafe(network.loop.stop)
    thread.join()
    network.loop.run_until_complete(network.hang_up())
    network.loop.close()
