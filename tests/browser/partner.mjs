// A partner as a node meets it: actors with keys, what they say proved and signed as the wire wants it, and a server that is
// played here and shows who they are. Specs: eddsa-jcs-2022, RFC 8785, draft-cavage-http-signatures-12.

import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';

const ACTIVITY = 'application/activity+json';
const CONTEXT = ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/v1', { pool: 'https://w3id.org/election-pool/v1#' }];
const LETTERS = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** What stands before the 32 bytes of an Ed25519 key in PKCS #8. */
const ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
/** What stands before the 32 bytes of a public key in a Multikey. */
const MULTIKEY = Buffer.from([0xed, 0x01]);

/** Base58 with the alphabet of Bitcoin, as a multibase writes it. */
function base58(bytes) {
  let digits = '';
  for (let left = BigInt(`0x${bytes.toString('hex')}`); left > 0n; left /= 58n) digits = LETTERS[Number(left % 58n)] + digits;
  return `z${'1'.repeat(bytes.findIndex((byte) => byte !== 0))}${digits}`;
}

/** RFC 8785, for texts, whole numbers and what is made of them. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)}}`;
}

const sha256 = (text) => createHash('sha256').update(text).digest();

/** One actor with its keys. */
export class Actor {
  constructor(id, rsa, ed25519) {
    Object.assign(this, { id, rsa, ed25519 });
  }

  /** Somebody new. */
  static born(id) {
    return new Actor(id, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, generateKeyPairSync('ed25519').privateKey);
  }

  /** The Application actor of a node, with the keys in its folder. */
  static of(origin, folder) {
    const key = (name) => readFileSync(join(folder, 'keys', `actor.${name}.pk8`));
    const pkcs8 = (der) => createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    const written = key('ed25519');
    // The public key that the program writes behind it is more than OpenSSL reads.
    const from = written.indexOf(ED25519.subarray(-4)) + 4;
    return new Actor(`${origin}/actor`, pkcs8(key('rsa')), pkcs8(Buffer.concat([ED25519, written.subarray(from, from + 32)])));
  }

  /** What it shows of itself, with more. */
  document(more) {
    const { id, rsa, ed25519 } = this;
    const own = createPublicKey(ed25519).export({ format: 'der', type: 'spki' }).subarray(-32);
    return {
      '@context': CONTEXT, id, inbox: `${id}/inbox`, outbox: `${id}/outbox`,
      publicKey: { id: `${id}#main-key`, owner: id, publicKeyPem: createPublicKey(rsa).export({ format: 'pem', type: 'spki' }) },
      assertionMethod: [{ id: `${id}#ed25519-key`, type: 'Multikey', controller: id, publicKeyMultibase: base58(Buffer.concat([MULTIKEY, own])) }],
      ...more,
    };
  }

  proved(document) {
    const about = {
      '@context': document['@context'], type: 'DataIntegrityProof', cryptosuite: 'eddsa-jcs-2022', created: new Date().toISOString().replace(/\.\d+/, ''),
      verificationMethod: `${this.id}#ed25519-key`, proofPurpose: 'assertionMethod',
    };
    const proofValue = base58(sign(null, Buffer.concat([sha256(canonical(about)), sha256(canonical(document))]), this.ed25519));
    return { ...document, proof: { ...about, proofValue } };
  }

  /** Delivers an activity to a node of a demo, signed; gives the status of the answer. */
  async tells(demo, state, activity) {
    const body = JSON.stringify(activity);
    const said = { '(request-target)': 'post /inbox', host: demo.host(state), date: new Date().toUTCString(), digest: `SHA-256=${sha256(body).toString('base64')}`, 'content-type': ACTIVITY };
    const names = Object.keys(said);
    const signature = sign('sha256', names.map((name) => `${name}: ${said[name]}`).join('\n'), this.rsa).toString('base64');
    const { '(request-target)': target, host, ...headers } = said;
    headers.signature = `keyId="${this.id}#main-key",algorithm="rsa-sha256",headers="${names.join(' ')}",signature="${signature}"`;
    return (await demo.ask(state, target.split(' ')[1], { method: 'POST', headers, body })).status;
  }

  /** Says that it has moved, as it should. */
  async moves(demo, state, target) {
    const origin = new URL(this.id).origin;
    const move = { '@context': CONTEXT[0], id: `${origin}/activities/move-${Date.now()}`, type: 'Move', actor: this.id, object: this.id, target };
    const status = await this.tells(demo, state, this.proved(move));
    if (status !== 202) throw new Error(`${demo.host(state)} answers the Move of ${this.id} with ${status}`);
  }
}

/** A server of a partner, played in this process: its Application actor, one authority, and everything that is sent to it. */
export class Partner {
  /** At a port that is free, as `{name}.localhost`; `formerly` are the actors that it says it is. */
  static async listen(name, { called, formerly = [] }) {
    const partner = Object.assign(new Partner(), { received: [], documents: new Map() });
    partner.server = http.createServer((request, answer) => partner.answer(request, answer));
    await new Promise((resolve) => partner.server.listen(0, '127.0.0.1', resolve));
    partner.port = partner.server.address().port;
    partner.host = `${name}.localhost:${partner.port}`;
    const origin = `http://${partner.host}`;
    const [node, authority] = ['/actor', '/actors/val'].map((path) => Actor.born(origin + path));
    const log = { 'pool:replication': 1, 'pool:log': `${origin}/log`, 'pool:inbox': `${origin}/inbox`, 'pool:authorities': [authority.id], 'pool:languages': ['sv'], 'pool:country': 'SE' };
    partner.documents.set('/actor', node.document({ type: 'Application', preferredUsername: 'node', name: called, alsoKnownAs: formerly, ...log }));
    partner.documents.set('/actors/val', authority.document({ type: 'Organization', preferredUsername: 'val', name: called, generator: node.id }));
    return Object.assign(partner, { origin, node, authority });
  }

  /** What is asked of it; whatever is delivered is taken. While it is away it says so. */
  async answer(request, answer) {
    if (this.isAway) return answer.writeHead(503).end();
    const parts = [];
    for await (const part of request) parts.push(part);
    const { pathname } = new URL(request.url, 'http://localhost');
    const handle = { subject: `acct:val@${this.host}`, links: [{ rel: 'self', type: ACTIVITY, href: this.authority.id }] };
    const document = pathname === '/.well-known/webfinger' ? handle : this.documents.get(pathname);
    if (request.method === 'POST') this.received.push(JSON.parse(Buffer.concat(parts)));
    const status = request.method === 'POST' ? 202 : document ? 200 : 404;
    return answer.writeHead(status, { 'content-type': document === handle ? 'application/jrd+json' : ACTIVITY }).end(document && JSON.stringify(document));
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }
}
