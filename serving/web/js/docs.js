// The description of the API for people, from /api/openapi.json. Nothing comes from another server.

import { h } from "./dom.js";

/**
 * @typedef {{$ref?: string, type?: string, format?: string, anyOf?: Schema[], items?: Schema, enum?: unknown[],
 *   const?: unknown, example?: unknown, properties?: Record<string, Schema>, required?: string[]}} Schema
 * @typedef {{name: string, in: string, required?: boolean, schema: Schema, description?: string}} Parameter
 * @typedef {Record<string, {schema: Schema}>} Content
 * @typedef {{summary?: string, description?: string, security?: unknown[], parameters?: Parameter[],
 *   requestBody?: {content: Content}, responses: Record<string, {description: string, content?: Content}>}} Operation
 * @typedef {{info: {title: string, version: string, description: string},
 *   paths: Record<string, Record<string, Operation>>, components: {schemas: Record<string, Schema>}}} Description
 */

/** @param {Description} api */
function page(api) {
  const all = Object.entries(api.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => operationView(api, method, path, operation)),
  );
  return h(
    "div",
    { className: "stack" },
    h("h1", {}, `${api.info.title} ${api.info.version}`),
    h("p", {}, api.info.description),
    all,
  );
}

/** @param {Description} api @param {string} method @param {string} path @param {Operation} operation */
function operationView(api, method, path, operation) {
  const parameters = operation.parameters ?? [];
  const body = schemaOf(operation.requestBody?.content);
  const good = Object.entries(operation.responses).find(([status]) => status.startsWith("2"));
  const answer = schemaOf(good?.[1].content);
  return h(
    "details",
    { className: "panel" },
    h("summary", {}, h("code", {}, `${method.toUpperCase()} ${path}`), operation.security ? "" : " (open to everybody)"),
    h("p", {}, operation.description ?? operation.summary),
    parameters.length > 0 && h("h2", {}, "Parameters"),
    parameters.length > 0 && h("ul", {}, parameters.map(parameterView)),
    body && h("h2", {}, "Body"),
    body && sample(api, body),
    answer && h("h2", {}, `Answer (${good?.[0]})`),
    answer && sample(api, answer),
    h("h2", {}, "Statuses"),
    h("ul", {}, Object.entries(operation.responses).map(([status, each]) => h("li", {}, `${status}: ${each.description}`))),
  );
}

/** @param {Parameter} each */
function parameterView(each) {
  const about = [each.in, typeOf(each.schema), each.required ? "required" : "optional", each.description];
  return h("li", {}, h("code", {}, each.name), ` (${about.filter(Boolean).join(", ")})`);
}

/** @param {Content | undefined} content */
const schemaOf = (content) => (content ? Object.values(content)[0]?.schema : undefined);

/** The example that the API gives, else the names and types of the fields. @param {Description} api @param {Schema} schema */
function sample(api, schema) {
  const whole = resolved(api, schema);
  const inner = whole.items ? resolved(api, whole.items) : whole;
  const fields = Object.entries(inner.properties ?? {}).map(([name, field]) => [name, typeOf(field)]);
  const shown = inner.example ?? (fields.length ? Object.fromEntries(fields) : typeOf(inner));
  return h("pre", {}, JSON.stringify(whole.items ? [shown] : shown, null, 2));
}

/** @param {Description} api @param {Schema} schema @returns {Schema} */
function resolved(api, schema) {
  const name = schema.$ref?.split("/").at(-1);
  return name ? (api.components.schemas[name] ?? {}) : schema;
}

/** @param {Schema} schema @returns {string} */
function typeOf(schema) {
  if (schema.$ref) return schema.$ref.split("/").at(-1) ?? "";
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(" or ");
  if (schema.enum) return schema.enum.join(" | ");
  if (schema.items) return `list of ${typeOf(schema.items)}`;
  return schema.format ?? schema.type ?? JSON.stringify(schema.const) ?? "anything";
}

const response = await fetch("/api/openapi.json");
document.getElementById("main")?.append(page(await response.json()));
