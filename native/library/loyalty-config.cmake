# find_package(loyalty): loyalty::loyalty is the shared library, loyalty::loyalty_static the other.
include(CMakeFindDependencyMacro)
find_dependency(Threads)
# Only the static library needs it again.
find_package(simdjson QUIET)
if(NOT TARGET simdjson::simdjson)
  add_library(simdjson::simdjson INTERFACE IMPORTED)
  target_link_libraries(simdjson::simdjson INTERFACE simdjson)
endif()
include("${CMAKE_CURRENT_LIST_DIR}/loyalty-targets.cmake")
