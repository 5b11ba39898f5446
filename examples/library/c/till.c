/* A till: reads the shop's program once, prices carts for its members.
 *
 *   till PROGRAM CART [ACCOUNT]      prints the quote; exits with 1 and the error when it is refused */

#include <loyalty.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct text {
  char *data;
  size_t size;
} text;

static text read_file(const char *path) {
  text content = {NULL, 0};
  FILE *file = fopen(path, "rb");
  if (!file) {
    perror(path);
    exit(66);
  }
  for (size_t room = 0;;) {
    if (content.size == room) {
      room = room ? 2 * room : 65536;
      content.data = realloc(content.data, room);
      if (!content.data) exit(70);
    }
    const size_t n = fread(content.data + content.size, 1, room - content.size, file);
    if (n == 0) break;
    content.size += n;
  }
  fclose(file);
  return content;
}

/* Prints what was answered, and frees it. */
static int tell(loyalty_status status, loyalty_answer answer) {
  FILE *out = status == LOYALTY_OK ? stdout : stderr;
  if (answer.data) fprintf(out, "%.*s\n", (int)answer.size, answer.data);
  loyalty_free(answer.data);
  return status == LOYALTY_OK ? 0 : 1;
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fprintf(stderr, "till PROGRAM CART [ACCOUNT]\n");
    return 64;
  }
  if (loyalty_abi_version() != LOYALTY_ABI) {
    fprintf(stderr, "libloyalty has ABI %d, this program needs %d\n", (int)loyalty_abi_version(),
            LOYALTY_ABI);
    return 70;
  }
  const text rules = read_file(argv[1]), cart = read_file(argv[2]);
  text account = {NULL, 0};
  if (argc > 3) account = read_file(argv[3]);

  loyalty_answer answer;
  loyalty_program *program = NULL;
  loyalty_status status = loyalty_program_read(rules.data, rules.size, &program, &answer);
  if (status != LOYALTY_OK) return tell(status, answer);
  loyalty_free(answer.data);

  loyalty_center *center = NULL;
  status = loyalty_center_open(program, account.data, account.size, &center, &answer);
  if (status != LOYALTY_OK) return tell(status, answer);
  loyalty_free(answer.data);

  status = loyalty_quote(center, cart.data, cart.size, &answer);
  const int code = tell(status, answer);
  loyalty_center_close(center);
  loyalty_program_close(program);
  free(rules.data);
  free(cart.data);
  free(account.data);
  return code;
}
