// The clock of a live call: it runs from the first tap, and tells talking from being on hold. Its state is plain data.

export const startClock = (now) => ({ began: now, hold: 0, holdSince: null, ended: null });

export function turn(clock, to, now) {
  const hold = clock.hold + (clock.holdSince ? now - clock.holdSince : 0);
  return { ...clock, hold, holdSince: to === "hold" ? now : null, ended: to === "over" ? clock.ended || now : null };
}

export function times(clock, now) {
  const end = clock.ended || now, hold = clock.hold + (clock.holdSince ? end - clock.holdSince : 0);
  return { all: Math.max(0, end - clock.began), hold: Math.max(0, hold) };
}

// Whole minutes, as they are logged: hold time never more than all of it.
export function minutes(clock, now) {
  const { all, hold } = times(clock, now), whole = Math.round(all / 60e3);
  return { minutes: whole, hold: Math.min(whole, Math.round(hold / 60e3)) };
}

export function shown(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000), rest = String(seconds % 60).padStart(2, "0");
  const hours = Math.floor(seconds / 3600), part = Math.floor(seconds / 60) % 60;
  return hours ? `${hours}:${String(part).padStart(2, "0")}:${rest}` : `${part}:${rest}`;
}
