// For a device without room to keep a call: it goes from the page to the server as it stands, and stays on the page until it is there.

import { sendNow } from "./sending.js";
import { words } from "./words.js";

let entry = null; // one call, however often it is tried; another one after the server would not take it

export async function sendDirect(content, photos, { saved, say, gone }) {
  entry ||= { key: crypto.randomUUID(), sequence: 1 };
  if (!entry.receipt) entry.content = JSON.stringify(content);
  const { why, isFinal, problems, text } = await sendNow(entry, photos), { receipt } = entry;
  if (receipt && (!why || isFinal)) {
    saved.showSent(receipt, why ? `${words("whyPhoto")} ${text}` : words("isSent"));
    await gone().catch(() => {});
  } else if (receipt) {
    document.getElementById("call").hidden = true; // nothing more can be said in it
    say("trouble", words("photosLeft"));
  } else if (isFinal) {
    entry = null;
    saved.complain(problems, words(`why-${why}`) || words("whyAnswers"));
  } else say("trouble", words(why === "signedOut" ? "signedOut" : "noNetwork"));
}
