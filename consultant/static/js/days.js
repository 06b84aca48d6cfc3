// The day that common words mean: today, tomorrow, a weekday, "in 3 days", "2 weeks", "3 to 4 weeks", 2026-05-17.
// The server reads many more; what both read, both read alike.

const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const NUMBERS = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 };
const SPAN = /^(?:in |within )?(\w+)(?:\s*(?:-|–|to)\s*(\w+))? (day|week)s?$/;

const plus = (day, count) => new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() + count));
const number = (text) => (/^\d{1,3}$/.test(text) ? Number(text) : NUMBERS[text] || 0);

// `today` is midnight UTC of the practice's calendar day. { from, day } with such dates, from is null for one day; null when not read here.
export function understood(text, today) {
  const said = text.trim().toLowerCase().replace(/\s+/g, " ").replace(/^(by|on) /, "");
  if (said === "today" || said === "tomorrow") return { from: null, day: plus(today, Number(said === "tomorrow")) };
  const weekday = WEEKDAYS.indexOf(said);
  if (weekday >= 0) return { from: null, day: plus(today, ((weekday - today.getUTCDay() + 6) % 7) + 1) };
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(said);
  if (iso) {
    const day = new Date(Date.UTC(Number(iso[1]), iso[2] - 1, Number(iso[3])));
    return day.toISOString().startsWith(said) ? { from: null, day } : null;
  }
  const span = SPAN.exec(said);
  const [low, high] = span ? [number(span[1]), span[2] ? number(span[2]) : null] : [0, null];
  if (!low || high === 0 || (high !== null && high <= low)) return null;
  const days = span[3] === "week" ? 7 : 1;
  return { from: high ? plus(today, low * days) : null, day: plus(today, (high || low) * days) };
}

export function todayIn(zone, now = new Date()) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" })
    .formatToParts(now).map((part) => [part.type, part.value]));
  return new Date(Date.UTC(Number(parts.year), parts.month - 1, Number(parts.day)));
}

// As the server writes it: Sunday 22 November 2026.
export function told(day) {
  const format = new Intl.DateTimeFormat(document.documentElement.lang,
    { timeZone: "UTC", weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const part = Object.fromEntries(format.formatToParts(day).map(({ type, value }) => [type, value]));
  return `${part.weekday} ${part.day} ${part.month} ${part.year}`;
}
