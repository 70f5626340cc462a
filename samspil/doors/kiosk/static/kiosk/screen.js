// Renews the screen every two minutes. While there is no network, the last state stays.
const page = document.getElementById("indhold");

async function renew() {
  try {
    const answer = await fetch(location.href, { cache: "no-cache" });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("indhold");
    if (fresh) page.replaceChildren(...fresh.childNodes);
  } catch {
    // no network: try again next time
  }
}

setInterval(renew, 120_000);
