/* Twenty clients of hinged's socket at once, most of them no good: what a daemon must bear while somebody lifts.

     crowd SOCKET SECONDS

   8 ask for everything and read it; 4 ask for everything and never read; 4 send what is no request, a byte at a
   time; 4 come, ask how it goes and leave, over and over. Says at the end what became of them. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { CLIENTS = 20, READERS = 8, STUCK = 12, SENDERS = 16 };

static const char everything[] =
    "{\"schema\":\"hinge.control/1\",\"id\":1,\"request\":\"subscribe\",\"frames\":true,\"events\":true}\n";
static const char status[] = "{\"schema\":\"hinge.control/1\",\"id\":1,\"request\":\"status\"}\n";

static struct sockaddr_un place = {.sun_family = AF_UNIX};
static int clients[CLIENTS];
static long long taken;
static long closed[CLIENTS], visits;

static double now(void) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

static void come(int who) {
  int client = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  clients[who] = -1;
  if (client < 0) return;
  if (connect(client, (struct sockaddr *)&place, sizeof place) != 0) {
    close(client);
    return;
  }
  const char *word = who < STUCK ? everything : who < SENDERS ? "" : status;
  if (send(client, word, strlen(word), MSG_NOSIGNAL) != (ssize_t)strlen(word)) {
    close(client);
    return;
  }
  clients[who] = client;
}

static void leave(int who) {
  close(clients[who]);
  clients[who] = -1;
  closed[who]++;
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "crowd SOCKET SECONDS\n");
    return 64;
  }
  strncpy(place.sun_path, argv[1], sizeof place.sun_path - 1);
  double end = now() + atof(argv[2]), next = 0;
  static char bytes[65536];
  for (int who = 0; who < CLIENTS; who++) clients[who] = -1;
  while (now() < end) {
    if (now() >= next) {
      next = now() + 0.05;
      for (int who = 0; who < CLIENTS; who++) {
        if (clients[who] < 0) come(who);
        if (who >= STUCK && who < SENDERS && clients[who] >= 0 && send(clients[who], "{", 1, MSG_NOSIGNAL) < 0)
          leave(who);
      }
    }
    struct pollfd looks[CLIENTS];
    for (int who = 0; who < CLIENTS; who++) {
      int reads = who < READERS || who >= SENDERS;
      looks[who] = (struct pollfd){.fd = clients[who], .events = reads ? POLLIN : 0};
    }
    if (poll(looks, CLIENTS, 20) < 0) continue;
    for (int who = 0; who < CLIENTS; who++) {
      if (clients[who] < 0 || !looks[who].revents) continue;
      /* Those that never read see only that they were sent away. */
      if (!(looks[who].revents & POLLIN)) {
        leave(who);
        continue;
      }
      ssize_t got = read(clients[who], bytes, sizeof bytes);
      if (got > 0) taken += got;
      if (got == 0 || (got < 0 && errno != EAGAIN)) leave(who);
      if (got > 0 && who >= SENDERS) {
        visits++;
        leave(who);
      }
    }
  }
  long sent_away[2] = {0, 0};
  for (int who = READERS; who < STUCK; who++) sent_away[0] += closed[who];
  for (int who = STUCK; who < SENDERS; who++) sent_away[1] += closed[who];
  long lost = 0;
  for (int who = 0; who < READERS; who++) lost += closed[who];
  printf("crowd: read %lld readers_lost %ld stuck_sent_away %ld senders_sent_away %ld visits %ld\n", taken, lost,
         sent_away[0], sent_away[1], visits);
  return 0;
}
