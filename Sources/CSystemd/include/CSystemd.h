#ifndef CSYSTEMD_H
#define CSYSTEMD_H
#include <stdint.h>

/* What frostd asks of libsystemd; the library's own headers stay out of Swift. */

/* Sends a state to the service manager; positive when it was sent, 0 when there is none, negative errno. */
int frost_systemd_notify(const char *state);

/* Microseconds within which the manager wants to hear WATCHDOG=1; 0 when it does not. */
uint64_t frost_systemd_watchdog(void);

#endif
