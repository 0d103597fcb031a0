#include "i2c_bus.h"

#include <errno.h>
#include <fcntl.h>
#include <i2c/smbus.h>
#include <linux/i2c-dev.h>
#include <linux/i2c.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* A signal may cut a call short; a storm of them must not hold the sampler for ever. */
#define MOST_TRIES 8

/* What the kernel accepts in one message. */
#define MOST_BYTES 8192

static int ioctl_number(int descriptor, unsigned long request, unsigned long argument) {
  int result = -1;
  for (int i = 0; i < MOST_TRIES; i++) {
    result = ioctl(descriptor, request, argument);
    if (result >= 0 || errno != EINTR) break;
  }
  return result >= 0 ? 0 : errno;
}

static int ask_functions(int descriptor, unsigned long *functions) {
  int result = -1;
  *functions = 0;
  for (int i = 0; i < MOST_TRIES; i++) {
    result = ioctl(descriptor, I2C_FUNCS, functions);
    if (result >= 0 || errno != EINTR) break;
  }
  return result >= 0 ? 0 : errno;
}

enum hinge_i2c_step hinge_i2c_open(struct hinge_i2c_bus *bus, const char *path, int *error) {
  memset(bus, 0, sizeof *bus);
  bus->selected = -1;
  *error = 0;
  for (int i = 0; i < MOST_TRIES; i++) {
    bus->descriptor = open(path, O_RDWR | O_CLOEXEC);
    if (bus->descriptor >= 0 || errno != EINTR) break;
  }
  if (bus->descriptor < 0) {
    *error = errno;
    return HINGE_I2C_OPEN;
  }
  enum hinge_i2c_step failed = HINGE_I2C_OPENED;
  unsigned long functions;
  *error = ask_functions(bus->descriptor, &functions);
  if (*error != 0) {
    failed = HINGE_I2C_ASK_FUNCTIONS;
  } else if ((functions & I2C_FUNC_I2C) == 0) {
    *error = EOPNOTSUPP;
    failed = HINGE_I2C_PLAIN_MESSAGES;
  } else {
    *error = ioctl_number(bus->descriptor, I2C_TIMEOUT, HINGE_I2C_TIMEOUT_10MS);
    if (*error != 0) failed = HINGE_I2C_SET_TIMEOUT;
  }
  if (failed != HINGE_I2C_OPENED) hinge_i2c_close(bus);
  return failed;
}

void hinge_i2c_close(struct hinge_i2c_bus *bus) {
  if (bus->descriptor >= 0) close(bus->descriptor);
  memset(bus, 0, sizeof *bus);
  bus->descriptor = -1;
  bus->selected = -1;
}

int hinge_i2c_select(struct hinge_i2c_bus *bus, uint8_t address) {
  if (bus->descriptor < 0) return EBADF;
  if (bus->selected == address) return 0;
  /* Never I2C_SLAVE_FORCE: it would talk past a driver that owns the chip. */
  int error = ioctl_number(bus->descriptor, I2C_SLAVE, address);
  if (error != 0) return error;
  bus->selected = address;
  /* The kernel has refused addresses of more than 7 bits. */
  bus->claimed[(address & 0x7F) >> 3] |= (uint8_t)(1u << (address & 7));
  return 0;
}

int hinge_i2c_read_byte(const struct hinge_i2c_bus *bus, uint8_t reg, uint8_t *value) {
  int32_t result = -EINTR;
  for (int i = 0; i < MOST_TRIES && result == -EINTR; i++)
    result = i2c_smbus_read_byte_data(bus->descriptor, reg);
  if (result < 0) return -result;
  *value = (uint8_t)result;
  return 0;
}

int hinge_i2c_read_two(const struct hinge_i2c_bus *bus, uint8_t reg, uint8_t bytes[2]) {
  int32_t result = -EINTR;
  for (int i = 0; i < MOST_TRIES && result == -EINTR; i++)
    result = i2c_smbus_read_word_data(bus->descriptor, reg);
  if (result < 0) return -result;
  /* A word of SMBus has its low byte first. */
  bytes[0] = (uint8_t)result;
  bytes[1] = (uint8_t)(result >> 8);
  return 0;
}

int hinge_i2c_write_byte(const struct hinge_i2c_bus *bus, uint8_t reg, uint8_t value) {
  int32_t result = -EINTR;
  for (int i = 0; i < MOST_TRIES && result == -EINTR; i++)
    result = i2c_smbus_write_byte_data(bus->descriptor, reg, value);
  return result < 0 ? -result : 0;
}

int hinge_i2c_read(const struct hinge_i2c_bus *bus, uint8_t address, uint8_t reg, uint8_t *bytes,
                   size_t count) {
  if (count == 0 || count > MOST_BYTES) return EINVAL;
  /* Two messages in one transfer. A write and a read of their own have torn FIFO data, and the
     adapter of a Raspberry Pi 4 and older takes a single read only, as the last message. */
  struct i2c_msg messages[2] = {
      {.addr = address, .flags = 0, .len = 1, .buf = &reg},
      {.addr = address, .flags = I2C_M_RD, .len = (uint16_t)count, .buf = bytes},
  };
  struct i2c_rdwr_ioctl_data transfer = {.msgs = messages, .nmsgs = 2};
  int result = -1;
  for (int i = 0; i < MOST_TRIES; i++) {
    result = ioctl(bus->descriptor, I2C_RDWR, &transfer);
    if (result >= 0 || errno != EINTR) break;
  }
  if (result < 0) return errno;
  /* Fewer than asked for: the bytes are not what they seem. */
  return result == 2 ? 0 : EIO;
}
