// Drives Microsoft's own Direct Line client. Usage: node drive.cjs <scenario> <json options>; prints one line of JSON.
'use strict';

const http = require('node:http');
const { once } = require('node:events');
const XMLHttpRequest = require('xhr2');

// xhr2 knows no FormData; Node's own Response can write one.
globalThis.XMLHttpRequest = class extends XMLHttpRequest {
  send(body) {
    if (!(body instanceof FormData)) return super.send(body);
    const encoded = new Response(body);
    encoded.arrayBuffer().then(bytes => {
      this.setRequestHeader('Content-Type', encoded.headers.get('content-type'));
      super.send(bytes);
    });
  }
};
globalThis.WebSocket = require('ws');

const { DirectLine, ConnectionStatus } = require('botframework-directlinejs');

const warnings = [];
console.warn = text => warnings.push(String(text));
const sleep = ms => new Promise(resolve => setTimeout(resolve, ms));
const messages = activities => activities.filter(activity => activity.type === 'message');

// The client waits 3000 + 12000 × random ms before it reconnects: this makes it a tenth of a second.
const impatient = { random: () => -0.2416 };

class Client {
  constructor(options) {
    this.activities = [];
    this.statuses = [];
    this.errors = [];
    this.line = new DirectLine({ ...impatient, ...options });
    this.line.connectionStatus$.subscribe(status => this.statuses.push(ConnectionStatus[status]));
    this.waiters = [];
  }

  listen() {
    this.line.activity$.subscribe(
      activity => {
        this.activities.push(activity);
        this.check();
      },
      error => this.errors.push(error?.message ?? String(error))
    );
    return this;
  }

  check() {
    this.waiters = this.waiters.filter(({ enough, resolve }) => !enough(this.activities) || resolve());
  }

  until(enough) {
    return new Promise(resolve => {
      this.waiters.push({ enough, resolve });
      this.check();
    });
  }

  seen(count) {
    return this.until(activities => messages(activities).length >= count);
  }

  post(activity) {
    return new Promise((resolve, reject) =>
      this.line.postActivity({ from: { id: 'client' }, ...activity }).subscribe(resolve, reject)
    );
  }

  say(text, mark) {
    return this.post({ type: 'message', text, channelData: { clientActivityID: mark ?? text } });
  }

  // As a page does when the user presses "retry", but with the same mark: the server takes it once.
  async sayUntilTaken(text) {
    for (;;) {
      const id = await this.say(text);
      if (id !== 'retry') return id;
      await sleep(100);
    }
  }

  report(extra) {
    return {
      texts: messages(this.activities).map(activity => activity.text),
      ids: messages(this.activities).map(activity => activity.id),
      froms: messages(this.activities).map(activity => activity.from.id),
      statuses: this.statuses,
      errors: this.errors,
      warnings,
      conversationId: this.line.conversationId,
      ...extra
    };
  }
}

const scenarios = {
  async talk({ say, expect, userId, ...options }) {
    const client = new Client(options);
    if (userId) client.line.setUserId(userId);
    client.listen();
    const posted = [];
    for (const text of say) posted.push(await client.say(text));
    await client.seen(expect);
    return client.report({ posted });
  },

  async listen({ expect, ...options }) {
    const client = new Client(options).listen();
    await client.seen(expect);
    return client.report();
  },

  async setUserIdTooLate(options) {
    const client = new Client(options).listen();
    await client.say('connected');
    await client.seen(1);
    try {
      client.line.setUserId('late');
      return client.report({ thrown: null });
    } catch (error) {
      return client.report({ thrown: error.message });
    }
  },

  async upload(options) {
    const files = { '/one': Buffer.from('first'), '/two': Buffer.from('第二') };
    const server = http.createServer((request, response) => response.end(files[request.url])).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const base = `http://127.0.0.1:${server.address().port}`;
    const client = new Client(options).listen();
    const id = await client.post({
      type: 'message',
      text: 'two files',
      channelData: { clientActivityID: 'upload', attachmentSizes: [5, 6] },
      attachments: [
        { contentType: 'text/plain', contentUrl: `${base}/one`, name: '個案.txt' },
        { contentType: 'text/plain', contentUrl: `${base}/two`, name: 'b.txt' }
      ]
    });
    await client.seen(1);
    server.close();
    const [message] = messages(client.activities);
    const contents = [];
    for (const { contentUrl } of message.attachments) contents.push(await (await fetch(contentUrl)).text());
    return client.report({ id, names: message.attachments.map(({ name }) => name), contents });
  },

  async postAfterEnd(options) {
    const client = new Client(options).listen();
    await client.post({ type: 'endOfConversation' });
    try {
      return client.report({ answer: await client.say('too late') });
    } catch (error) {
      return client.report({ status: error.status });
    }
  },

  async end(options) {
    const client = new Client(options).listen();
    await client.say('hello');
    await client.seen(1);
    client.line.end();
    await sleep(300);
    return client.report();
  },

  // Says many things, whatever happens to the sockets or the server, until everything has come back.
  async endure({ count, pause, ...options }) {
    const client = new Client(options).listen();
    for (let i = 0; i < count; i++) {
      await client.sayUntilTaken(`m${i}`);
      if (pause) await sleep(pause);
    }
    await client.sayUntilTaken('done');
    await client.until(activities => activities.some(({ text }) => text === 're: done'));
    await sleep(500);
    return client.report();
  }
};

const [scenario, options] = process.argv.slice(2);
scenarios[scenario](JSON.parse(options)).then(
  report => process.stdout.write(JSON.stringify(report) + '\n', () => process.exit(0)),
  error => {
    process.stderr.write(`${error?.stack ?? error}\n`);
    process.exit(1);
  }
);
