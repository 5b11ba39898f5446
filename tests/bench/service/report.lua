-- What wrk found, as one line of JSON.
local all = {}

function setup(thread) table.insert(all, thread) end

refused, first_refusal = 0, ""
function response(status, headers, body)
  if status ~= 200 and status ~= 201 then
    refused = refused + 1
    if refused == 1 then first_refusal = status .. " " .. body end
  end
end

function done(summary, latency)
  local lost, why = 0, ""
  for _, thread in ipairs(all) do
    lost = lost + thread:get("refused")
    if thread:get("first_refusal") ~= "" then why = thread:get("first_refusal") end
  end
  local e = summary.errors
  io.write(string.format(
    '\n{"requests":%d,"seconds":%.3f,"refused":%d,"broken":%d,"p50":%.3f,"p99":%.3f,"why":"%s"}\n',
    summary.requests, summary.duration / 1e6, lost, e.connect + e.read + e.write + e.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, why:gsub('[\\"%c]', "'"):sub(1, 300)))
end
