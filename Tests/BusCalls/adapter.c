/* An I2C adapter that is not there: serves /dev/i2c-1 to a program and writes down every call that
   the program makes on it, one line a call, between the lines that the program writes itself.

     adapter [--smbus-only] PROGRAM [ARGUMENT...]

   Chips on the bus:
     0x10        every register fails with the errno of its number
     0x11        a signal cuts every call short twice, then it works
     0x12        a transfer of two messages ends after the first
     0x13        a signal cuts every call short, always
     0x42        is held by a driver of the kernel
     all others  register N holds N + 3

   Ends as the program does. Uses umockdev, which puts a library before the program's C library. */
#include <errno.h>
#include <linux/i2c-dev.h>
#include <linux/i2c.h>
#include <stdio.h>
#include <string.h>
#include <umockdev.h>

enum { FAILING = 0x10, CUT_TWICE = 0x11, SHORT = 0x12, CUT_ALWAYS = 0x13, HELD = 0x42 };

static unsigned long functions = I2C_FUNC_I2C | I2C_FUNC_SMBUS_EMUL;
static unsigned selected;
static unsigned cuts;

static guint8 value(unsigned reg) { return (guint8)(reg + 3); }

/* What a call to a chip fails with; 0: it works. */
static int refusal(unsigned address, unsigned reg) {
  if (address == FAILING) return (int)reg;
  if (address == CUT_ALWAYS) return EINTR;
  if (address == CUT_TWICE && cuts++ % 3 < 2) return EINTR;
  return 0;
}

static void finish(UMockdevIoctlClient *client, long result, int error) {
  fflush(stdout);
  umockdev_ioctl_client_complete(client, error != 0 ? -1 : result, error);
}

/* The client's memory behind a pointer at an offset; ends the program when it can't be had. */
static UMockdevIoctlData *behind(UMockdevIoctlData *data, gsize offset, gsize length) {
  GError *error = NULL;
  UMockdevIoctlData *found = umockdev_ioctl_data_resolve(data, offset, length, &error);
  if (found == NULL) g_error("the program's memory can't be read: %s", error->message);
  return found;
}

static void byte_data(UMockdevIoctlClient *client, UMockdevIoctlData *argument) {
  g_autoptr(UMockdevIoctlData) call = behind(argument, 0, sizeof(struct i2c_smbus_ioctl_data));
  struct i2c_smbus_ioctl_data *smbus = (struct i2c_smbus_ioctl_data *)call->data;
  printf("  I2C_SMBUS 0x%02x %s 0x%02x size %u", selected,
         smbus->read_write == I2C_SMBUS_READ ? "read" : "write", smbus->command, smbus->size);
  /* Words are only read. */
  int is_word = smbus->size == I2C_SMBUS_WORD_DATA && smbus->read_write == I2C_SMBUS_READ;
  if (smbus->size != I2C_SMBUS_BYTE_DATA && !is_word) {
    printf(": not expected\n");
    finish(client, -1, EOPNOTSUPP);
    return;
  }
  gsize offset = offsetof(struct i2c_smbus_ioctl_data, data);
  g_autoptr(UMockdevIoctlData) data = behind(call, offset, is_word ? 2 : 1);
  if (smbus->read_write == I2C_SMBUS_WRITE) printf(" value 0x%02x", data->data[0]);
  printf("\n");
  int error = refusal(selected, smbus->command);
  if (error == 0 && smbus->read_write == I2C_SMBUS_READ) data->data[0] = value(smbus->command);
  /* The second byte on the wire is a word's upper one: the second in memory where the lower is first. */
  if (error == 0 && is_word) data->data[1] = value(smbus->command + 1);
  finish(client, 0, error);
}

static void messages(UMockdevIoctlClient *client, UMockdevIoctlData *argument) {
  g_autoptr(UMockdevIoctlData) call = behind(argument, 0, sizeof(struct i2c_rdwr_ioctl_data));
  unsigned count = ((struct i2c_rdwr_ioctl_data *)call->data)->nmsgs;
  g_autoptr(UMockdevIoctlData) list =
      behind(call, offsetof(struct i2c_rdwr_ioctl_data, msgs), count * sizeof(struct i2c_msg));
  struct i2c_msg *message = (struct i2c_msg *)list->data;
  printf("  I2C_RDWR %u:", count);
  unsigned reg = 0;
  for (unsigned i = 0; i < count; i++) {
    g_autoptr(UMockdevIoctlData) bytes =
        behind(list, i * sizeof *message + offsetof(struct i2c_msg, buf), message[i].len);
    printf("%s 0x%02x flags %u length %u", i > 0 ? "," : "", message[i].addr, message[i].flags,
           message[i].len);
    if (message[i].flags & I2C_M_RD) {
      for (unsigned j = 0; j < message[i].len; j++) bytes->data[j] = value(reg + j);
    } else {
      reg = bytes->data[0];
      printf(" register 0x%02x", reg);
    }
  }
  printf("\n");
  int error = refusal(message[0].addr, reg);
  finish(client, message[0].addr == SHORT ? 1 : (long)count, error);
}

static gboolean on_ioctl(UMockdevIoctlBase *base, UMockdevIoctlClient *client, gpointer context) {
  (void)base;
  (void)context;
  UMockdevIoctlData *argument = umockdev_ioctl_client_get_arg(client);
  unsigned long number = *(unsigned long *)argument->data;
  switch (umockdev_ioctl_client_get_request(client)) {
    case I2C_FUNCS: {
      printf("  I2C_FUNCS\n");
      g_autoptr(UMockdevIoctlData) answer = behind(argument, 0, sizeof functions);
      *(unsigned long *)answer->data = functions;
      finish(client, 0, 0);
      break;
    }
    case I2C_TIMEOUT:
      printf("  I2C_TIMEOUT %lu\n", number);
      finish(client, 0, 0);
      break;
    case I2C_SLAVE:
      printf("  I2C_SLAVE 0x%02lx\n", number);
      if (number != HELD) selected = (unsigned)number;
      finish(client, 0, number == HELD ? EBUSY : 0);
      break;
    case I2C_SMBUS:
      byte_data(client, argument);
      break;
    case I2C_RDWR:
      messages(client, argument);
      break;
    default:
      printf("  ioctl 0x%04lx: not expected\n", umockdev_ioctl_client_get_request(client));
      finish(client, -1, ENOTTY);
  }
  return TRUE;
}

static gboolean on_read(UMockdevIoctlBase *base, UMockdevIoctlClient *client, gpointer context) {
  (void)base;
  (void)context;
  int count = umockdev_ioctl_client_get_arg(client)->data_len;
  printf("  read %d: not expected\n", count);
  finish(client, count, 0);
  return TRUE;
}

static gboolean on_write(UMockdevIoctlBase *base, UMockdevIoctlClient *client, gpointer context) {
  (void)base;
  (void)context;
  int count = umockdev_ioctl_client_get_arg(client)->data_len;
  printf("  write %d: not expected\n", count);
  finish(client, count, 0);
  return TRUE;
}

int main(int argc, char **argv) {
  int first = 1;
  if (argc > 1 && strcmp(argv[1], "--smbus-only") == 0) {
    functions = I2C_FUNC_SMBUS_EMUL;
    first = 2;
  }
  if (argc <= first) {
    fprintf(stderr, "usage: adapter [--smbus-only] PROGRAM [ARGUMENT...]\n");
    return 64;
  }
  GError *error = NULL;
  g_autoptr(UMockdevTestbed) testbed = umockdev_testbed_new();
  /* P: where it stands in /sys, N: its device, A: an attribute (\\n is a line's end), E: properties. */
  const char *device =
      "P: /devices/i2c-1/i2c-dev/i2c-1\n"
      "N: i2c-1\n"
      "A: name=an adapter that is not there\\n\n"
      "E: SUBSYSTEM=i2c-dev\n"
      "E: DEVNAME=/dev/i2c-1\n";
  g_autoptr(UMockdevIoctlBase) handler = umockdev_ioctl_base_new();
  g_signal_connect(handler, "handle-ioctl", G_CALLBACK(on_ioctl), NULL);
  g_signal_connect(handler, "handle-read", G_CALLBACK(on_read), NULL);
  g_signal_connect(handler, "handle-write", G_CALLBACK(on_write), NULL);
  if (!umockdev_testbed_add_from_string(testbed, device, &error) ||
      !umockdev_testbed_attach_ioctl(testbed, "/dev/i2c-1", handler, &error)) {
    fprintf(stderr, "adapter: %s\n", error->message);
    return 69;
  }
  g_auto(GStrv) environment = g_environ_setenv(
      g_get_environ(), "LD_PRELOAD", "libumockdev-preload.so.0", TRUE);
  int status = 0;
  if (!g_spawn_sync(NULL, argv + first, environment, G_SPAWN_CHILD_INHERITS_STDIN, NULL, NULL, NULL,
                    NULL, &status, &error)) {
    fprintf(stderr, "adapter: %s\n", error->message);
    return 69;
  }
  if (!g_spawn_check_wait_status(status, &error)) {
    fprintf(stderr, "adapter: %s\n", error->message);
    return 1;
  }
  return 0;
}
