/* A bus that always answers, but for the chip 0x10: stands in for ioctl(2) of the whole process, and
   allocates nothing itself. */
#include <errno.h>
#include <linux/i2c-dev.h>
#include <linux/i2c.h>
#include <stdarg.h>

int ioctl(int descriptor, unsigned long request, ...) {
  (void)descriptor;
  va_list arguments;
  va_start(arguments, request);
  void *argument = va_arg(arguments, void *);
  va_end(arguments);
  if (request == I2C_FUNCS) *(unsigned long *)argument = I2C_FUNC_I2C | I2C_FUNC_SMBUS_EMUL;
  if (request != I2C_RDWR) return 0;
  if (((struct i2c_rdwr_ioctl_data *)argument)->msgs[0].addr != 0x10) return 2;
  errno = EREMOTEIO;
  return -1;
}
