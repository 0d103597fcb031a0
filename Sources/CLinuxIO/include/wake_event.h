#pragma once

/* A non-blocking eventfd that closes on exec, or a negative errno. */
int hinge_eventfd(void);
