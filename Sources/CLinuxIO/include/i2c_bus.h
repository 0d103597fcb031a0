#pragma once
#include <errno.h>
#include <stddef.h>
#include <stdint.h>

/* An I2C bus through /dev/i2c-N. Calls return 0 or an errno, never allocate, and never retry what
   the bus refused; only a call that a signal cut short is made again, a few times. */

struct hinge_i2c_bus {
  int descriptor; /* -1: not open */
  int selected;   /* the address that byte calls go to; -1: none yet */
  /* One bit an address: the kernel was asked whether a driver of its own holds it. */
  uint8_t claimed[16];
};

/* Where opening failed, since the errno alone does not say. */
enum hinge_i2c_step {
  HINGE_I2C_OPENED = 0,
  HINGE_I2C_OPEN = 1,
  /* It opens but is no I2C bus. */
  HINGE_I2C_ASK_FUNCTIONS = 2,
  /* The adapter can't do plain I2C messages; *error is EOPNOTSUPP. */
  HINGE_I2C_PLAIN_MESSAGES = 3,
  HINGE_I2C_SET_TIMEOUT = 4,
};

/* How long the adapter may take for one transfer before it gives up: units of 10 ms. The kernel's
   own default is 1 s. The setting is the adapter's and so of every user of the bus. At the 62 kHz
   that a slowed Raspberry Pi 4 makes of 100 kHz, about 340 bytes fit into it. */
#define HINGE_I2C_TIMEOUT_10MS 5

/* Opens a bus. *bus is closed (descriptor -1) where the step returned is not HINGE_I2C_OPENED. */
enum hinge_i2c_step hinge_i2c_open(struct hinge_i2c_bus *bus, const char *path, int *error);

/* Closes the bus; a closed one is left alone. */
void hinge_i2c_close(struct hinge_i2c_bus *bus);

/* Makes the address the one of byte calls. Costs nothing when it is already. EBUSY: a driver of the
   kernel's own holds it. */
int hinge_i2c_select(struct hinge_i2c_bus *bus, uint8_t address);

/* Asks once an address whether the kernel lets us have it; errors as above. Needed before any transfer:
   a transfer of plain messages does not ask. */
static inline int hinge_i2c_claim(struct hinge_i2c_bus *bus, uint8_t address) {
  if (address > 0x7F) return EINVAL;
  if (bus->claimed[address >> 3] & (1u << (address & 7))) return 0;
  return hinge_i2c_select(bus, address);
}

/* One register of the selected address. */
int hinge_i2c_read_byte(const struct hinge_i2c_bus *bus, uint8_t reg, uint8_t *value);
int hinge_i2c_write_byte(const struct hinge_i2c_bus *bus, uint8_t reg, uint8_t value);

/* Two registers side by side of the selected address: on the wire what hinge_i2c_read of two bytes is, with
   less than half of what that costs in the kernel, which copies every message of a transfer. */
int hinge_i2c_read_two(const struct hinge_i2c_bus *bus, uint8_t reg, uint8_t bytes[2]);

/* A run of registers of a claimed address in one transfer: the register's number, a repeated start,
   `count` bytes (1...8192, the kernel's own limit; else EINVAL). */
int hinge_i2c_read(const struct hinge_i2c_bus *bus, uint8_t address, uint8_t reg, uint8_t *bytes,
                   size_t count);
