#pragma once
/* What Swift can't call itself: variadic calls, C macros, and structures of two library versions. */
#include "clock_state.h"
#include "gpio_info.h"
#include "gpio_input.h"
#include "gpio_line.h"
#include "i2c_bus.h"
#include "realtime_thread.h"
#include "unix_address.h"
#include "wake_event.h"
