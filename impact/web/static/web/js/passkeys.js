/* Passkeys: opening the door with one, adding one, and confirming it is still you.
   Each form carries data-behavior="passkey" and data-deed; its button shows once this runs. */

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const named = (keys) => (keys ?? []).map((key) => ({ ...key, id: bytes(key.id) }));

async function add({ publicKey }) {
  const made = await navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      user: { ...publicKey.user, id: bytes(publicKey.user.id) },
      excludeCredentials: named(publicKey.excludeCredentials),
      authenticatorSelection: {
        ...publicKey.authenticatorSelection,
        residentKey: "required",
        requireResidentKey: true,
        userVerification: "required",
      },
    },
  });
  return sealed(made, {
    attestationObject: text(made.response.attestationObject),
    transports: made.response.getTransports?.() ?? [],
  });
}

async function show({ publicKey }) {
  const shown = await navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      allowCredentials: named(publicKey.allowCredentials),
    },
  });
  const { authenticatorData, signature, userHandle } = shown.response;
  return sealed(shown, {
    authenticatorData: text(authenticatorData),
    signature: text(signature),
    userHandle: userHandle ? text(userHandle) : null,
  });
}

function sealed(credential, response) {
  return {
    type: credential.type,
    id: credential.id,
    rawId: text(credential.rawId),
    authenticatorAttachment: credential.authenticatorAttachment,
    response: { clientDataJSON: text(credential.response.clientDataJSON), ...response },
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function options(form) {
  const kept = document.getElementById(form.dataset.options ?? "");
  if (kept) return JSON.parse(kept.textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.statusText);
  return (await answer.json()).request_options;
}

async function present(form) {
  const asked = await options(form);
  const adding = form.dataset.deed === "add";
  const credential = await (adding ? add(asked.creation_options ?? asked) : show(asked.request_options ?? asked));
  form.elements.credential.value = JSON.stringify(credential);
  form.submit();
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll('form[data-behavior="passkey"]')) {
    form.hidden = false;
    const trouble = form.querySelector("[data-trouble]");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      trouble.hidden = true;
      present(form).catch(() => {
        trouble.hidden = false;
      });
    });
  }
  for (const absent of document.querySelectorAll("[data-without-passkeys]")) absent.hidden = true;
}
