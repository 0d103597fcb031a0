/* What sampling costs at the least: two MPU-6050 set up as hinged sets them up, their FIFOs read at given
   moments, the counts made into integers and added up. Nothing else: no clock, no checks, no estimate.

     plain_sampler BUS SCHEDULE

   SCHEDULE: moments of the monotonic clock after the start, microseconds, one a line, in order; what has
   passed already is left out. Runs until SIGTERM or the last moment. */
#include <errno.h>
#include <fcntl.h>
#include <linux/i2c-dev.h>
#include <linux/i2c.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <time.h>

enum { RECORD = 14, LONGEST = 18 * RECORD };

static int bus;

static void stop(const char *what) {
  perror(what);
  exit(1);
}

static void get(uint8_t address, uint8_t reg, uint8_t *bytes, uint16_t count) {
  struct i2c_msg messages[2] = {
      {.addr = address, .flags = 0, .len = 1, .buf = &reg},
      {.addr = address, .flags = I2C_M_RD, .len = count, .buf = bytes},
  };
  struct i2c_rdwr_ioctl_data transfer = {.msgs = messages, .nmsgs = 2};
  if (ioctl(bus, I2C_RDWR, &transfer) != 2) stop("read");
}

static void put(uint8_t address, uint8_t reg, uint8_t value) {
  uint8_t bytes[2] = {reg, value};
  struct i2c_msg message = {.addr = address, .flags = 0, .len = 2, .buf = bytes};
  struct i2c_rdwr_ioctl_data transfer = {.msgs = &message, .nmsgs = 1};
  if (ioctl(bus, I2C_RDWR, &transfer) != 1) stop("write");
}

static void sleep_ms(long ms) {
  struct timespec span = {.tv_sec = 0, .tv_nsec = ms * 1000000};
  nanosleep(&span, NULL);
}

/* 200 Hz, 8 g, 500 degrees/s, 44 Hz filter, records of all seven words. */
static void set_up(uint8_t address) {
  put(address, 0x6B, 0x80);
  sleep_ms(110);
  put(address, 0x68, 0x07);
  sleep_ms(110);
  put(address, 0x6B, 0x01);
  sleep_ms(20);
  put(address, 0x19, 0x04);
  put(address, 0x1A, 0x03);
  put(address, 0x1B, 0x08);
  put(address, 0x1C, 0x10);
  put(address, 0x6A, 0x04);
  put(address, 0x6A, 0x40);
  put(address, 0x23, 0xF8);
}

static long drain(uint8_t address, int64_t sums[7]) {
  uint8_t bytes[LONGEST];
  long records = 0;
  get(address, 0x72, bytes, 2);
  unsigned left = (bytes[0] << 8 | bytes[1]) / RECORD;
  while (left > 0) {
    unsigned now = left < LONGEST / RECORD ? left : LONGEST / RECORD;
    get(address, 0x74, bytes, (uint16_t)(now * RECORD));
    for (unsigned i = 0; i < now; i++)
      for (int word = 0; word < 7; word++) {
        const uint8_t *at = bytes + i * RECORD + 2 * word;
        sums[word] += (int16_t)(at[0] << 8 | at[1]);
      }
    left -= now;
    records += now;
  }
  return records;
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "plain_sampler BUS SCHEDULE\n");
    return 64;
  }
  struct timespec begun;
  clock_gettime(CLOCK_MONOTONIC, &begun);
  static int64_t moments[1 << 20];
  size_t count = 0;
  FILE *schedule = fopen(argv[2], "r");
  if (!schedule) stop(argv[2]);
  long long moment;
  while (count < sizeof moments / sizeof *moments && fscanf(schedule, "%lld", &moment) == 1) moments[count++] = moment;
  fclose(schedule);
  bus = open(argv[1], O_RDWR | O_CLOEXEC);
  if (bus < 0) stop(argv[1]);
  /* As the daemon's sampler: neither is to pay for what the other does not. */
  struct sched_param priority = {.sched_priority = 50};
  if (sched_setscheduler(0, SCHED_FIFO, &priority) != 0) stop("real time");
  if (mlockall(MCL_CURRENT) != 0) stop("memory");
  set_up(0x68);
  set_up(0x69);
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  int64_t ready = (now.tv_sec - begun.tv_sec) * 1000000LL + (now.tv_nsec - begun.tv_nsec) / 1000;
  int64_t sums[2][7] = {{0}};
  long records = 0;
  for (size_t i = 0; i < count; i++) {
    if (moments[i] <= ready) continue;
    int64_t nanoseconds = begun.tv_nsec + moments[i] % 1000000 * 1000;
    struct timespec due = {
        .tv_sec = begun.tv_sec + moments[i] / 1000000 + nanoseconds / 1000000000, .tv_nsec = nanoseconds % 1000000000};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &due, NULL) == EINTR) {}
    records += drain(0x68, sums[0]);
    records += drain(0x69, sums[1]);
  }
  printf("%ld records, sum %lld\n", records, (long long)(sums[0][2] + sums[1][2]));
  return 0;
}
