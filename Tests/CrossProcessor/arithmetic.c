/* The core's arithmetic against plain C in wider numbers: at the ends of the ranges, around every
 * power of two, and at random. Says the first call that differs and ends with 65; else prints how
 * many calls agreed and one number for all their results, which must be the same everywhere.
 *
 * Here C may use doubles: they are the oracle for what is stated with an error. */
#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int64_t hinge_arithmetic(int32_t operation, int64_t a, int64_t b);

static int64_t clipped(int64_t wide) {
  return wide > INT32_MAX ? INT32_MAX : wide < INT32_MIN ? INT32_MIN : wide;
}

/* value / 2^bits, ties to even: cut toward zero, then away from it where more than half, or half
 * and odd, was cut off. */
static int64_t even(int64_t value, int64_t bits) {
  int64_t unit = (int64_t)1 << bits, cut = value / unit, rest = value % unit;
  uint64_t twice = 2 * (uint64_t)(rest < 0 ? -rest : rest);
  int away = twice > (uint64_t)unit || (twice == (uint64_t)unit && cut % 2 != 0);
  return cut + (away ? (value < 0 ? -1 : 1) : 0);
}

/* value / 2^bits, ties up. */
static int64_t up(int64_t value, int64_t bits) {
  int64_t unit = (int64_t)1 << bits, low = value / unit, rest = value % unit;
  if (rest < 0) low -= 1, rest += unit;
  return low + (rest >= unit - rest);
}

static int64_t sum(int64_t a, int64_t b) { return clipped(a + b); }
static int64_t difference(int64_t a, int64_t b) { return clipped(a - b); }
static int64_t clip(int64_t a, int64_t b) { return (void)b, clipped(a); }
static int64_t product(int64_t a, int64_t b) { return a * b; }
static int64_t negative(int64_t a, int64_t b) { return (void)b, clipped(-a); }
static int64_t magnitude(int64_t a, int64_t b) { return (void)b, clipped(a < 0 ? -a : a); }
static int64_t half(int64_t a, int64_t b) { return (void)b, even(a, 1); }
static int64_t scaled(int64_t a, int64_t b) { return clipped(even(a * b, 30)); }
static int64_t thousandths(int64_t a, int64_t b) { return (void)b, even(a * 1000, 16); }

/* Nearest, ties away from zero, of thousandths in 65536ths. */
static int64_t from_thousandths(int64_t a, int64_t b) {
  (void)b;
  if (a > 40000000 || a < -40000000) return a < 0 ? INT32_MIN : INT32_MAX;
  int64_t nearest = ((a < 0 ? -a : a) * 131072 + 1000) / 2000;
  return clipped(a < 0 ? -nearest : nearest);
}

/* Those that are stated with an error: whether the result is within it. */
static int is_root(uint64_t value, uint64_t root) {
  if (root > UINT32_MAX || root * root > value) return 0;
  return root == UINT32_MAX || (root + 1) * (root + 1) > value;
}
/* The reciprocal is cut off on its way, so near 2^64 the root may come out a little above, too. */
static int is_near_root(uint64_t value, uint64_t root) {
  double exact = sqrt((double)value), below = exact - (double)root;
  return below > -1 - ldexp(exact, -30) && below <= 1 + ldexp(exact, -25);
}
static int is_reciprocal(uint64_t x, uint64_t result) {
  double exact = ldexp(1 / sqrt((double)x), 46);
  return fabs((double)result - exact) <= ldexp(exact, -27);
}
static int is_angle(int64_t y, int64_t x, int64_t angle) {
  if (x == 0 && y == 0) return angle == 0;
  double error = fabs(atan2((double)y, (double)x) * (180 / acos(-1)) - (double)angle / 65536);
  return fabs(error > 180 ? error - 360 : error) < 1.1e-5;
}

enum takes { PAIR, ONE, WIDE, SHIFT, SHIFT32, NEAREST, ROOT, NEAR_ROOT, RECIPROCAL, ANGLE };

/* In the order of ArithmeticEntry.swift. */
static const struct {
  const char *name;
  enum takes takes;
  int64_t (*exactly)(int64_t, int64_t);
} operations[] = {
    {"Int32.addingSaturated", PAIR, sum},
    {"Int32.subtractingSaturated", PAIR, difference},
    {"Int32(saturating:)", WIDE, clip},
    {"Int32.widened", PAIR, product},
    {"Int64.roundedShift", SHIFT, even},
    {"Int32.roundedShift", SHIFT32, even},
    {"Int64.nearestShift", NEAREST, up},
    {"Angle +", PAIR, sum},
    {"Angle -", PAIR, difference},
    {"- Angle", ONE, negative},
    {"Angle.magnitude", ONE, magnitude},
    {"Angle.half", ONE, half},
    {"Angle.scaled", PAIR, scaled},
    {"Angle(thousandths:)", WIDE, from_thousandths},
    {"Angle.thousandths", ONE, thousandths},
    {"squareRoot", ROOT, NULL},
    {"nearSquareRoot", NEAR_ROOT, NULL},
    {"reciprocalSquareRoot", RECIPROCAL, NULL},
    {"arcTangent", ANGLE, NULL},
};
enum { OPERATIONS = sizeof operations / sizeof *operations, RANDOM = 20000, CORNERS = 384 };

static uint64_t calls, hash = 14695981039346656037u, draws = 20240917;

static int64_t drawn(void) {
  draws ^= draws << 13;
  draws ^= draws >> 7;
  draws ^= draws << 17;
  return (int64_t)draws;
}

static void try(int operation, int64_t a, int64_t b) {
  enum takes takes = operations[operation].takes;
  int bits = (int)((uint64_t)b % (takes == SHIFT32 ? 30 : 62)) + 1, agrees;
  if (takes != WIDE && takes < SHIFT) a = (int32_t)a, b = (int32_t)b;
  if (takes == SHIFT32 || takes == ANGLE) a = (int32_t)a, b = (int32_t)b;
  if (takes == SHIFT || takes == SHIFT32 || takes == NEAREST) b = bits;
  if (takes == NEAREST && a > INT64_MAX - ((int64_t)1 << (bits - 1))) return;
  /* 2^30 to 2^32. */
  if (takes == RECIPROCAL) a = ((int64_t)1 << 30) + (int64_t)((uint64_t)a % 3221225473u);
  int64_t result = hinge_arithmetic(operation, a, b), exact = 0;
  if (operations[operation].exactly) {
    exact = operations[operation].exactly(a, b);
    agrees = result == exact;
  } else if (takes == ANGLE) {
    agrees = is_angle(a, b, result);
  } else {
    agrees = (takes == ROOT ? is_root : takes == NEAR_ROOT ? is_near_root : is_reciprocal)(
        (uint64_t)a, (uint64_t)result);
  }
  calls++;
  for (int i = 0; i < 64; i += 8) hash = (hash ^ ((uint64_t)result >> i & 0xff)) * 1099511628211u;
  if (agrees) return;
  int has_two = takes == PAIR || takes == ANGLE || (takes >= SHIFT && takes <= NEAREST);
  fprintf(stderr, "%s of %" PRId64, operations[operation].name, a);
  if (has_two) fprintf(stderr, " and %" PRId64, b);
  fprintf(stderr, " gives %" PRId64, result);
  if (operations[operation].exactly) fprintf(stderr, ", not %" PRId64, exact);
  fprintf(stderr, "\n");
  exit(65);
}

int main(void) {
  static int64_t corners[CORNERS];
  int count = 0;
  for (int bit = 0; bit < 64; bit++) {
    for (int beside = -1; beside <= 1; beside++) {
      uint64_t corner = ((uint64_t)1 << bit) + (uint64_t)beside;
      corners[count++] = (int64_t)corner;
      corners[count++] = (int64_t)(0 - corner);
    }
  }
  for (int operation = 0; operation < OPERATIONS; operation++) {
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < 204; j++) try(operation, corners[i], corners[j]);
    }
    for (int i = 0; i < RANDOM; i++) {
      /* One draw a statement: C leaves open which of two in one comes first. */
      int64_t a = drawn();
      int64_t b = drawn();
      int64_t bits = drawn();
      try(operation, a, b);
      /* Of every length, not only the longest. */
      try(operation, a >> (bits & 63), b >> (bits >> 8 & 63));
    }
  }
  printf("%" PRIu64 " operations, hash %016" PRIx64 "\n", calls, hash);
  return 0;
}
