// Passkeys: asks the node for a challenge, the authenticator for an answer, and sends it with the form. Without this script,
// or in a browser that has no passkeys, the forms stay hidden and everything else works.
'use strict';
{
  const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer ?? []))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  const keys = (ids) => ids.map((id) => ({ type: 'public-key', id: bytes(id) }));

  async function made(asked, form) {
    const { name, shown } = form.dataset;
    const publicKey = {
      challenge: bytes(asked.challenge),
      rp: { id: asked.host, name: asked.host },
      user: { id: bytes(asked.handle), name, displayName: shown },
      pubKeyCredParams: asked.algorithms.map((alg) => ({ type: 'public-key', alg })),
      excludeCredentials: keys(asked.known),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
      attestation: 'none',
    };
    const { rawId, response } = await navigator.credentials.create({ publicKey });
    return {
      id: text(rawId),
      client: text(response.clientDataJSON),
      authenticator: text(response.getAuthenticatorData()),
      public: text(response.getPublicKey()),
      algorithm: response.getPublicKeyAlgorithm(),
    };
  }

  async function used(asked) {
    const publicKey = { challenge: bytes(asked.challenge), rpId: asked.host, allowCredentials: keys(asked.known), userVerification: 'required' };
    const { rawId, response } = await navigator.credentials.get({ publicKey });
    return {
      id: text(rawId),
      client: text(response.clientDataJSON),
      authenticator: text(response.authenticatorData),
      signature: text(response.signature),
      user: text(response.userHandle),
    };
  }

  async function send(form) {
    const trouble = form.querySelector('[data-trouble]');
    trouble.hidden = true;
    try {
      const answer = await fetch(form.dataset.ask, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
      if (!answer.ok) throw new Error(answer.statusText);
      const asked = await answer.json();
      const values = await (form.dataset.passkey === 'make' ? made(asked, form) : used(asked));
      for (const [name, value] of Object.entries(values)) form.elements[name].value = value;
      form.submit();
    } catch {
      trouble.hidden = false;
    }
  }

  if (globalThis.PublicKeyCredential) {
    for (const form of document.querySelectorAll('form[data-passkey]')) {
      form.hidden = false;
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        send(form);
      });
    }
  }
}
