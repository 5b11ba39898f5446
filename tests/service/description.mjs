// openapi.json as the service serves it, and answers held against it.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

// The schemas' own tests bring what reads schemas.
const require = createRequire(new URL('../schemas/package.json', import.meta.url));
const { default: Ajv } = require('ajv/dist/2020');

/** What stands at a pointer "#/components/...". */
export function at(document, pointer) {
  return pointer.slice(2).split('/').reduce((value, key) => value?.[decodeURIComponent(key).replace(/~1/g, '/').replace(/~0/g, '~')], document);
}

/** A description with what checks answers against it. `called` collects "operation status". */
export function describe(document) {
  const ajv = new Ajv({ strict: false, allErrors: false });
  ajv.addSchema(document, 'service');
  const called = new Set();
  const escaped = (key) => encodeURIComponent(key.replace(/~/g, '~0').replace(/\//g, '~1'));
  const resolved = (pointer) => {
    const value = at(document, pointer);
    return value?.$ref ? resolved(value.$ref) : pointer;
  };
  const valid = (pointer, value, place) => {
    const check = ajv.getSchema(`service${pointer}`) ?? ajv.compile({ $ref: `service${pointer}` });
    assert.ok(check(value), `${place}: ${JSON.stringify(check.errors)} in ${JSON.stringify(value)?.slice(0, 800)}`);
  };

  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation, pointer: `#/paths/${escaped(path)}/${method}` })));
  const of = (name) => operations.find((operation) => operation.operationId === name);

  /** Holds an answer of an operation against what its description says of that status. */
  const holds = (name, answer) => {
    const operation = of(name), place = `${name} ${answer.status}`;
    assert.ok(operation, `no operation is called ${name}`);
    called.add(place);
    assert.ok(operation.responses[answer.status], `${place} is not described: ${answer.text}`);
    const pointer = resolved(`${operation.pointer}/responses/${answer.status}`), response = at(document, pointer);
    assert.ok(answer.headers['x-request-id'], `${place} has no X-Request-Id`);
    if (!response.content) return assert.equal(answer.text, '', `${place} has a body`);
    const types = Object.keys(response.content), type = types.find((one) => one === answer.type) ?? types[0];
    assert.equal(answer.type, type, place);
    valid(`${pointer}/content/${escaped(type)}/schema`, type.includes('json') ? answer.json : answer.text, place);
    if (type === 'application/problem+json') assert.equal(answer.json.status, answer.status, place);
    return undefined;
  };
  return { document, operations, of, holds, valid, resolved, called };
}
