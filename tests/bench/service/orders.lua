-- wrk: orders of LOAD_MEMBERS members in turn, each with an id of its own. LOAD_BODY is the rest of the body.
local file = assert(io.open(os.getenv("LOAD_BODY")))
local rest = file:read("*a")
file:close()
local members = tonumber(os.getenv("LOAD_MEMBERS"))
local run = os.getenv("LOAD_RUN")
local threads = 0

wrk.method = "POST"
wrk.headers["Authorization"] = "Bearer " .. os.getenv("LOAD_KEY")
wrk.headers["Content-Type"] = "application/json"
dofile(os.getenv("LOAD_REPORT"))

local counting = setup
function setup(thread)
  counting(thread)
  threads = threads + 1
  thread:set("number", threads)
end

local n = 0
function request()
  n = n + 1
  local id = run .. "-" .. number .. "-" .. n
  local member = "m" .. ((n * 7 + number * 499) % members)
  return wrk.format(nil, "/v1/members/" .. member .. "/orders", nil, '{"id":"' .. id .. '",' .. rest)
end
