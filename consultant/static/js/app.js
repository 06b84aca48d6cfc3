// On every page: the badge, sending, the pocket, and signing out with care.

import { showBadge } from "./badge.js";
import { guardForms } from "./guard.js";
import { showKept } from "./kept.js";
import { dropPocket, takeAlong } from "./pocket.js";
import { showReach } from "./reach.js";
import { sendAll, state } from "./sending.js";
import { watchSignOut } from "./sign_out.js";
import { person } from "./store.js";

const EVERY = 30e3, SOON = 3e3; // milliseconds between two looks at what waits; where a network should be there and is not

let looked = Date.now();

function lookAgain() {
  if (!(state.offline && navigator.onLine) && Date.now() - looked < EVERY) return;
  looked = Date.now();
  sendAll();
}

async function start() {
  if (!person() || !("serviceWorker" in navigator) || !navigator.locks) return; // no secure context: the plain pages do
  await dropPocket(person()); // of whoever had this device before
  document.addEventListener("outbox", () => { showBadge(); showKept(); showReach(); });
  addEventListener("online", () => sendAll());
  addEventListener("offline", () => { state.offline = true; showBadge(); showReach(); });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && sendAll());
  setInterval(lookAgain, SOON);
  guardForms();
  watchSignOut();
  await showBadge();
  await showReach();
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true })); // the page goes first
  await navigator.serviceWorker.register("/sw.js");
  await sendAll();
  if (!navigator.serviceWorker.controller) await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done));
  document.addEventListener("sent", () => takeAlong());
  await takeAlong();
  navigator.serviceWorker.addEventListener("controllerchange", () => takeAlong()); // a newer program
  document.documentElement.dataset.offline = "ready"; // from here on this device needs no network
}

start();
