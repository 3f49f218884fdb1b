// Asks the local AWS once a second what is new, and counts the sessions down in between. Everything is written as text,
// never as HTML: what a request names came from a client.
"use strict";

const MOST = 500;
const byId = (id) => document.getElementById(id);
let run = null;
let last = 0;
let ahead = 0; // the service's clock minus this browser's, in milliseconds
let failed = 0;

function make(tag, text, className) {
  const element = document.createElement(tag);
  if (text !== undefined && text !== null) element.textContent = text;
  if (className) element.className = className;
  return element;
}

function nameIn(arn) {
  return arn.split(":").slice(5).join(":") || arn;
}

function pad(number) {
  return String(number).padStart(2, "0");
}

function remaining(seconds) {
  const days = Math.floor(seconds / 86400);
  const rest = seconds % 86400;
  const clock = `${pad(Math.floor(rest / 3600))}:${pad(Math.floor((rest % 3600) / 60))}:${pad(rest % 60)}`;
  return days ? `${days} d ${clock}` : clock;
}

function tellCount(what, number) {
  byId(`${what}-count`).textContent = number;
  byId(`no-${what}`).hidden = number > 0;
}

function fill(list, items, keyOf, draw) {
  const old = new Map([...list.children].map((item) => [item.dataset.key, item]));
  items.forEach((item, at) => {
    const key = keyOf(item);
    const drawn = JSON.stringify(item);
    let element = old.get(key);
    old.delete(key);
    if (!element || element.dataset.drawn !== drawn) {
      const fresh = draw(item);
      fresh.dataset.key = key;
      fresh.dataset.drawn = drawn;
      if (element) element.replaceWith(fresh);
      element = fresh;
    }
    if (list.children[at] !== element) list.insertBefore(element, list.children[at] || null);
  });
  old.forEach((element) => element.remove());
}

function drawIdentity(identity) {
  const item = make("li");
  item.append(make("div", nameIn(identity.arn), "name"), make("div", identity.arn, "arn"));
  const line = make("div", null, "line");
  const keys = identity.keys.map((key) => `Key ${key.id}${key.active ? "" : ", switched off"}`);
  line.append(make("span", keys.join("; ") || "No key", "soft"));
  if (identity.mfa) line.append(make("span", "MFA device", "soft"));
  item.append(line);
  return item;
}

function drawRole(role) {
  const item = make("li");
  item.append(make("div", nameIn(role.arn), "name"), make("div", role.arn, "arn"));
  const line = make("div", null, "line");
  line.append(make("span", `Sessions of up to ${remaining(role.longest)}`, "soft"));
  item.append(line);
  return item;
}

function drawSession(session) {
  const item = make("li");
  const line = make("div", null, "line");
  line.append(make("span", nameIn(session.arn), "name"), make("span", "", "left"));
  const how = make("div", null, "line");
  how.append(make("span", `${session.by}${session.mfa ? ", with MFA" : ""}`, "soft"));
  how.append(make("span", `Key ${session.key}`, "soft"));
  const life = make("div", null, "life");
  life.append(make("i"));
  item.append(line, make("div", session.arn, "arn"), how, life);
  item.session = session;
  item.begun = Date.now() + ahead;
  countDown(item);
  return item;
}

function countDown(item) {
  const ends = Date.parse(item.session.ends);
  const now = Date.now() + ahead;
  const seconds = Math.ceil((ends - now) / 1000);
  const over = seconds <= 0 || item.session.revoked;
  const left = item.querySelector(".left");
  const text = item.session.revoked ? "revoked" : over ? "ended" : remaining(seconds);
  if (left.textContent !== text) left.textContent = text;
  left.className = `left${over ? " over" : seconds < 300 ? " soon" : ""}`;
  const life = item.querySelector(".life");
  life.className = `life${seconds < 300 ? " soon" : ""}`;
  const began = Date.parse(item.session.began || "") || item.begun;
  life.firstChild.style.width = `${over ? 0 : Math.max(1, Math.min(100, (100 * (ends - now)) / (ends - began)))}%`;
  item.classList.toggle("ended", over);
}

function drawRequest(request) {
  const item = make("li", null, request.refused ? "refused fresh" : "fresh");
  const details = make("details");
  const summary = make("summary");
  const time = make("time", request.time ? request.time.slice(11, 19) : "");
  if (request.time) time.dateTime = request.time;
  const mark = request.status === 0 ? "cut" : request.refused ? `refused ${request.status}` : `allowed`;
  const what = make("span", null, "what");
  what.append(make("b", request.operation), ` ${request.service}, ${request.region}`);
  summary.append(time, make("span", mark, "mark"), what);
  summary.append(make("span", request.who || (request.key ? `Key ${request.key}, not proved` : "Nobody"), "who"));
  if (request.why) summary.append(make("span", request.why, "why"));
  details.append(summary, more(request));
  item.append(details);
  item.text = `${item.textContent} ${request.code || ""}`.toLowerCase();
  return item;
}

function more(request) {
  const box = make("div", null, "more");
  if (request.trace.length) {
    box.append(make("h3", "How it was decided"));
    const trace = make("ul", null, "trace");
    request.trace.forEach((line) => trace.append(make("li", line, line.startsWith("decided by") ? "decides" : "")));
    box.append(trace);
  }
  box.append(make("h3", "Request"), make("p", request.line, "trace"));
  const names = Object.keys(request.parameters);
  if (names.length) {
    const parameters = make("dl", null, "parameters");
    names.forEach((name) => parameters.append(make("dt", name), make("dd", request.parameters[name])));
    box.append(make("h3", "Parameters"), parameters);
  }
  return box;
}

function show(state) {
  if (state.run !== run) {
    run = state.run;
    last = 0;
    byId("request-list").replaceChildren();
  }
  ahead = Date.parse(state.now) - Date.now();
  byId("account").textContent = state.account;
  byId("region").textContent = state.region;
  fill(byId("identity-list"), state.identities, (one) => one.arn, drawIdentity);
  fill(byId("role-list"), state.roles, (one) => one.arn, drawRole);
  fill(byId("session-list"), state.sessions, (one) => `${one.arn} ${one.key} ${one.ends}`, drawSession);
  tellCount("identities", state.identities.length);
  tellCount("roles", state.roles.length);
  tellCount("sessions", state.sessions.length);
  const list = byId("request-list");
  state.requests.filter((request) => request.number > last).forEach((request) => {
    last = request.number;
    list.prepend(drawRequest(request));
  });
  while (list.children.length > MOST) list.lastChild.remove();
  tellCount("requests", state.total);
  choose();
}

function choose() {
  const wanted = byId("filter").value.trim().toLowerCase();
  const refused = byId("only-refused").checked;
  for (const item of byId("request-list").children) {
    item.hidden = (refused && !item.classList.contains("refused")) || !item.text.includes(wanted);
  }
}

function tick() {
  if (run !== null) byId("now").textContent = new Date(Date.now() + ahead).toISOString().slice(0, 19).replace("T", " ") + " UTC";
  for (const item of byId("session-list").children) countDown(item);
}

async function ask() {
  try {
    const answer = await fetch(`state?since=${run === null ? 0 : last}`, { cache: "no-store" });
    if (!answer.ok) throw new Error(String(answer.status));
    show(await answer.json());
    failed = 0;
  } catch {
    failed += 1;
  }
  byId("lost").hidden = failed < 2;
  window.setTimeout(ask, document.hidden ? 5000 : 1000);
}

byId("filter").addEventListener("input", choose);
byId("only-refused").addEventListener("change", choose);
window.setInterval(tick, 250);
ask();
