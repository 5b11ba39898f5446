-- wrk: one request of 64 members in turn, who have the same history. LOAD_BODY is a file, LOAD_KEY a staff key.
local file = assert(io.open(os.getenv("LOAD_BODY")))
wrk.method = "POST"
wrk.body = file:read("*a")
wrk.headers["Authorization"] = "Bearer " .. os.getenv("LOAD_KEY")
wrk.headers["Content-Type"] = "application/json"
file:close()

local n = 0
function request()
  n = n + 1
  return wrk.format(nil, (wrk.path:gsub("{}", n % 64)))
end
dofile(os.getenv("LOAD_REPORT"))
