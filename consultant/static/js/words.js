// Sentences of this page, written by the server in its language: words("kept", { count: 2 }).

const said = document.getElementById("page-words")?.dataset || {};

export function words(name, values = {}) {
  const key = name.split(" ")[0].replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  return Object.entries(values).reduce((text, [key, value]) => text.replace(`{${key}}`, () => value), said[key] || "");
}

// The day and the time where the practice works, as the server writes them: "Sun 22 Nov 15:40".
export function clock(at) {
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { timeZone: document.documentElement.dataset.zone,
    weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${part.weekday} ${part.day} ${part.month} ${part.hour}:${part.minute}`;
}

// "14 min", "3 h", "2 days": how long ago.
export function age(then) {
  const minutes = Math.max(0, Math.round((Date.now() - then) / 60e3));
  if (minutes < 1) return words("now");
  if (minutes < 90) return words("minutes", { count: minutes });
  return minutes < 36 * 60 ? words("hours", { count: Math.round(minutes / 60) }) : words("days", { count: Math.round(minutes / 1440) });
}

export const ago = (then) => (Date.now() - then < 30e3 ? words("ago-now") : words("ago", { age: age(then) }));
