/* libloyalty: the engine for a program in any language that can call C.
 *
 * Texts are UTF-8 JSON with their length; they need no zero at their end, and those that come back have one all the same.
 * A call gives LOYALTY_OK and its answer, or LOYALTY_REFUSED and the one error shape of docs/errors.md in its place.
 * Nothing is thrown, nothing is printed, and a refused call has changed nothing.
 *
 * A program that was read serves any number of centers, on any threads at once. A center is used by one thread at a time;
 * different centers by different threads at once. */
#ifndef LOYALTY_H
#define LOYALTY_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define LOYALTY_API __attribute__((visibility("default")))
#else
#define LOYALTY_API
#endif

/* Rises when a program that was built with an earlier header would not work with a later library. */
#define LOYALTY_ABI 1

/* That of the library; to be compared with LOYALTY_ABI. */
LOYALTY_API int32_t loyalty_abi_version(void);
/* "member-center 0.4.0"; not to be freed. */
LOYALTY_API const char* loyalty_engine_version(void);
/* Rises when a figure may change. */
LOYALTY_API int64_t loyalty_rules_version(void);

typedef enum loyalty_status {
  LOYALTY_OK = 0,
  LOYALTY_REFUSED = 1,
  /* There was no memory, and there is no answer. A center that it happened to only answers this; close it. */
  LOYALTY_OUT_OF_MEMORY = 2
} loyalty_status;

/* What a call answers: `size` bytes and a zero. Yours; loyalty_free() takes `data`. */
typedef struct loyalty_answer {
  char* data;
  size_t size;
} loyalty_answer;

/* Frees an answer's data; NULL is fine. */
LOYALTY_API void loyalty_free(char* data);

/* A merchant's program, read and checked. */
typedef struct loyalty_program loyalty_program;

/* Answers {"digest","id","version"}. `program` is NULL unless LOYALTY_OK. */
LOYALTY_API loyalty_status loyalty_program_read(const char* text, size_t size,
                                                loyalty_program** program, loyalty_answer* answer);
/* Centers that were opened with it go on. NULL is fine. */
LOYALTY_API void loyalty_program_close(loyalty_program* program);

/* A member's center: a program and an account. */
typedef struct loyalty_center loyalty_center;

/* An empty account is a new member's. Answers {"account":digest,"engine","program":{"digest","id","version"}}. `center` is
 * NULL unless LOYALTY_OK. */
LOYALTY_API loyalty_status loyalty_center_open(const loyalty_program* program, const char* account,
                                               size_t size, loyalty_center** center,
                                               loyalty_answer* answer);
/* NULL is fine. */
LOYALTY_API void loyalty_center_close(loyalty_center* center);

/* These change nothing: schemas/ has what they read and answer. */
LOYALTY_API loyalty_status loyalty_quote(loyalty_center* center, const char* cart, size_t size,
                                         loyalty_answer* answer);
LOYALTY_API loyalty_status loyalty_verify(loyalty_center* center, const char* request, size_t size,
                                          loyalty_answer* answer);
LOYALTY_API loyalty_status loyalty_overview(loyalty_center* center, const char* request,
                                            size_t size, loyalty_answer* answer);
LOYALTY_API loyalty_status loyalty_preview(loyalty_center* center, const char* event, size_t size,
                                           loyalty_answer* answer);
LOYALTY_API loyalty_status loyalty_clock(loyalty_center* center, const char* request, size_t size,
                                         loyalty_answer* answer);
LOYALTY_API loyalty_status loyalty_snapshot(loyalty_center* center, loyalty_answer* answer);

/* Of a whole log, one sealed event a line, whatever account the center has: orders that the overview shows no more, and what
 * was ever done, the newest first. {"at":instant,"before"?:order,"limit"?:20,"order"?:id} -> {"older":bool,"orders":[...]};
 * {"at":instant,"limit"?:100,"through"?:instant} -> {"older":bool,"records":[...]}. They change nothing. */
LOYALTY_API loyalty_status loyalty_past_orders(loyalty_center* center, const char* log,
                                               size_t log_size, const char* request, size_t size,
                                               loyalty_answer* answer);
LOYALTY_API loyalty_status loyalty_records(loyalty_center* center, const char* log, size_t log_size,
                                           const char* request, size_t size,
                                           loyalty_answer* answer);

/* These change the account, or nothing. A log has one sealed event a line. */
LOYALTY_API loyalty_status loyalty_apply(loyalty_center* center, const char* event, size_t size,
                                         loyalty_answer* answer);
LOYALTY_API loyalty_status loyalty_replay(loyalty_center* center, const char* log, size_t size,
                                          loyalty_answer* answer);

/* 1 and epoch milliseconds in `at` when something falls due; 0 when nothing ever will. */
LOYALTY_API int loyalty_due(loyalty_center* center, int64_t* at);

/* Programs before they go live. */
LOYALTY_API loyalty_status loyalty_check_program(const char* text, size_t size,
                                                 loyalty_answer* answer);
LOYALTY_API loyalty_status loyalty_check_change(const char* before, size_t before_size,
                                                const char* after, size_t after_size,
                                                loyalty_answer* answer);

#ifdef __cplusplus
}
#endif

#endif
