-- wrk: each of some members with a body of their own, in turn. LOAD_BODY is a file with a body a line, LOAD_KEY a staff key.
local bodies = {}
for body in io.lines(os.getenv("LOAD_BODY")) do table.insert(bodies, body) end
wrk.method = "POST"
wrk.headers["Authorization"] = "Bearer " .. os.getenv("LOAD_KEY")
wrk.headers["Content-Type"] = "application/json"

local n = -1
function request()
  n = (n + 1) % #bodies
  return wrk.format(nil, (wrk.path:gsub("{}", n)), nil, bodies[n + 1])
end
dofile(os.getenv("LOAD_REPORT"))
