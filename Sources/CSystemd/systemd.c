#include "CSystemd.h"

#include <systemd/sd-daemon.h>

int frost_systemd_notify(const char *state) { return sd_notify(0, state); }

uint64_t frost_systemd_watchdog(void) {
  uint64_t microseconds = 0;
  return sd_watchdog_enabled(0, &microseconds) > 0 ? microseconds : 0;
}
