// Reads lines of { name, card } and prints a line for everything the library finds wrong. See https://www.npmjs.com/package/adaptivecards.
const AC = require('adaptivecards/dist/adaptivecards.js');
const lines = require('fs').readFileSync(0, 'utf8').split('\n').filter(Boolean);
// The library tests "lang" with one global regular expression, whose memory makes every second good value fail.
const isFalseAlarm = (message, json) => message.includes('"lang"') && /^[a-z]{2,3}$/.test(json.lang);
for (const line of lines) {
  const { name, card: json } = JSON.parse(line);
  const context = new AC.SerializationContext(AC.Versions.v1_5);
  const card = new AC.AdaptiveCard();
  card.hostConfig = new AC.HostConfig({ actions: { maxActions: 6 } }); // Teams shows six.
  card.parse(json, context);
  for (let i = 0; i < context.eventCount; i++) {
    const { message } = context.getEventAt(i);
    if (!isFalseAlarm(message, json)) console.log(`${name}: ${message}`);
  }
  for (const failure of card.validateProperties().validationEvents) console.log(`${name}: ${failure.message}`);
}
console.log(`${lines.length} cards`);
