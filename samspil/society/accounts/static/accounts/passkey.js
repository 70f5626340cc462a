// Passkeys: asks our server what to ask the device, asks the device, and sends its answer in the page's own form.

const toBytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

function readable(options) {
  const known = (list) => (list || []).map((item) => ({ ...item, id: toBytes(item.id) }));
  const read = { ...options, challenge: toBytes(options.challenge) };
  if (options.user) read.user = { ...options.user, id: toBytes(options.user.id) };
  if (options.excludeCredentials) read.excludeCredentials = known(options.excludeCredentials);
  if (options.allowCredentials) read.allowCredentials = known(options.allowCredentials);
  return read;
}

function writable(credential) {
  const { response } = credential;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const written = parts.filter((name) => response[name]).map((name) => [name, toText(response[name])]);
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    response: Object.fromEntries(written),
    clientExtensionResults: {},
  });
}

async function ask(form) {
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const reply = await fetch(form.dataset.options, { method: "POST", headers: { "X-CSRFToken": token } });
  if (!reply.ok) throw new Error(`the server answered ${reply.status}`);
  const publicKey = readable(await reply.json());
  return writable(await navigator.credentials[form.dataset.passkey]({ publicKey }));
}

function listen(form) {
  const failed = form.querySelector("[data-passkey-failed]");
  const name = form.querySelector("input[type=text]");
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    if (name && !name.value.trim()) return; // the server says in words what is missing
    event.preventDefault();
    failed.hidden = true;
    try {
      form.elements.answer.value = await ask(form);
      form.submit();
    } catch {
      failed.hidden = false;
    } finally {
      delete form.dataset.sent;
    }
  });
}

if (window.PublicKeyCredential) document.querySelectorAll("form[data-passkey]").forEach(listen);
