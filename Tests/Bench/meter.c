/* Runs a program on the bench and says what it cost between two moments of its run, thread by thread.

     meter LAP_US FROM_S TO_S OUT [--count] -- PROGRAM ARGUMENT...

   The recording, LAP_US long and played over and over, begins with the program, which therefore waits for the
   next lap; at TO_S the program gets SIGTERM. OUT.txt has a line a thread,
   `thread ID NAME CPU_NS VOLUNTARY INVOLUNTARY`, and `bus TRANSFERS BYTES`. With --count the kernel counts the
   system calls meanwhile (OUT.calls, its histogram by thread and number) and tells all traffic on the bus from
   the start on (OUT.trace); that costs time of its own, so that the two belong in different runs. */
#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define TRACING "/sys/kernel/tracing/"

enum { MOST = 64 };

struct thread {
  int id;
  char name[32];
  long long cpu_ns, voluntary, involuntary;
};

struct snapshot {
  struct thread threads[MOST];
  int count;
  long long transfers, bytes;
};

static size_t slurp(const char *path, char *text, size_t room) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  size_t length = 0;
  if (file < 0) {
    perror(path);
    exit(1);
  }
  for (ssize_t got; length + 1 < room && (got = read(file, text + length, room - 1 - length)) > 0;) length += (size_t)got;
  close(file);
  text[length] = 0;
  return length;
}

static void tell(const char *path, const char *word) {
  int file = open(path, O_WRONLY | O_CLOEXEC);
  if (file < 0 || write(file, word, strlen(word)) < 0) {
    perror(path);
    exit(1);
  }
  close(file);
}

static long long number(const char *text, const char *key) {
  const char *at = strstr(text, key);
  if (!at) {
    fprintf(stderr, "meter: no '%s'\n", key);
    exit(1);
  }
  return strtoll(at + strlen(key), NULL, 10);
}

static void look(pid_t process, struct snapshot *seen) {
  char path[128], text[8192];
  memset(seen, 0, sizeof *seen);
  snprintf(path, sizeof path, "/proc/%d/task", process);
  DIR *folder = opendir(path);
  if (!folder) {
    fprintf(stderr, "meter: the program has ended\n");
    exit(1);
  }
  for (struct dirent *entry; (entry = readdir(folder)) && seen->count < MOST;) {
    if (!isdigit((unsigned char)entry->d_name[0])) continue;
    struct thread *thread = &seen->threads[seen->count++];
    thread->id = atoi(entry->d_name);
    snprintf(path, sizeof path, "/proc/%d/task/%d/schedstat", process, thread->id);
    slurp(path, text, sizeof text);
    thread->cpu_ns = strtoll(text, NULL, 10);
    snprintf(path, sizeof path, "/proc/%d/task/%d/status", process, thread->id);
    slurp(path, text, sizeof text);
    sscanf(text, "Name:\t%31[^\n]", thread->name);
    for (char *c = thread->name; *c; c++) if (*c == ' ') *c = '_';
    thread->voluntary = number(text, "\nvoluntary_ctxt_switches:");
    thread->involuntary = number(text, "\nnonvoluntary_ctxt_switches:");
  }
  closedir(folder);
  slurp("/dev/rig-ctl", text, sizeof text);
  seen->transfers = number(text, "\nxfers ");
  seen->bytes = number(text, "\nbytes ");
}

static void wait_until(const struct timespec *begun, double seconds) {
  struct timespec due = *begun;
  due.tv_sec += (time_t)seconds;
  due.tv_nsec += (long)((seconds - (double)(time_t)seconds) * 1e9);
  if (due.tv_nsec >= 1000000000) {
    due.tv_nsec -= 1000000000;
    due.tv_sec++;
  }
  while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &due, NULL) != 0) {}
}

static void copy(const char *from, const char *out, const char *ending) {
  char path[512], text[65536];
  snprintf(path, sizeof path, "%s.%s", out, ending);
  FILE *in = fopen(from, "r"), *to = fopen(path, "w");
  if (!in || !to) {
    perror(path);
    exit(1);
  }
  for (size_t got; (got = fread(text, 1, sizeof text, in)) > 0;) fwrite(text, 1, got, to);
  fclose(in);
  fclose(to);
}

/* When the next lap begins; the first one now. */
static struct timespec next_lap(long long lap_us) {
  char text[8192];
  struct timespec now;
  slurp("/dev/rig-ctl", text, sizeof text);
  clock_gettime(CLOCK_MONOTONIC, &now);
  long long place = number(text, "t_us ");
  if (place < 0) {
    tell("/dev/rig-ctl", "start\n");
  } else {
    wait_until(&now, (double)(lap_us - place % lap_us) / 1e6);
    clock_gettime(CLOCK_MONOTONIC, &now);
  }
  return now;
}

int main(int argc, char **argv) {
  int counts = argc > 5 && strcmp(argv[5], "--count") == 0;
  int first = 5 + counts;
  if (argc < first + 2 || strcmp(argv[first], "--") != 0) {
    fprintf(stderr, "meter LAP_US FROM_S TO_S OUT [--count] -- PROGRAM ARGUMENT...\n");
    return 64;
  }
  double from = atof(argv[2]), to = atof(argv[3]);
  const char *out_path = argv[4];
  const char *trigger = TRACING "events/raw_syscalls/sys_enter/trigger";
  const char *histogram = "hist:keys=common_pid,id:size=4096";
  if (counts) {
    mount("tracefs", "/sys/kernel/tracing", "tracefs", 0, NULL);
    tell(TRACING "trace_clock", "mono");
    tell(TRACING "buffer_size_kb", "65536");
    tell(TRACING "trace", "\n");
    tell(TRACING "events/i2c/i2c_write/enable", "1");
  }
  static struct snapshot before, after;
  struct timespec begun = next_lap(atoll(argv[1]));
  pid_t process = fork();
  if (process == 0) {
    execv(argv[first + 1], argv + first + 1);
    perror(argv[first + 1]);
    _exit(127);
  }
  wait_until(&begun, from);
  if (counts) tell(trigger, histogram);
  look(process, &before);
  wait_until(&begun, to);
  look(process, &after);
  if (counts) {
    copy(TRACING "events/raw_syscalls/sys_enter/hist", out_path, "calls");
    tell(trigger, "!hist:keys=common_pid,id:size=4096");
    tell(TRACING "events/i2c/i2c_write/enable", "0");
    copy(TRACING "trace", out_path, "trace");
  }
  kill(process, SIGTERM);
  int status;
  waitpid(process, &status, 0);

  char path[512];
  snprintf(path, sizeof path, "%s.txt", out_path);
  FILE *out = fopen(path, "w");
  if (!out) {
    perror(path);
    return 1;
  }
  fprintf(out, "begun_us %lld\n", begun.tv_sec * 1000000LL + begun.tv_nsec / 1000);
  fprintf(out, "bus %lld %lld\n", after.transfers - before.transfers, after.bytes - before.bytes);
  for (int i = 0; i < after.count; i++) {
    struct thread spent = after.threads[i];
    for (int j = 0; j < before.count; j++)
      if (before.threads[j].id == spent.id) {
        spent.cpu_ns -= before.threads[j].cpu_ns;
        spent.voluntary -= before.threads[j].voluntary;
        spent.involuntary -= before.threads[j].involuntary;
      }
    fprintf(out, "thread %d %s %lld %lld %lld\n", spent.id, spent.name, spent.cpu_ns, spent.voluntary, spent.involuntary);
  }
  fclose(out);
  return 0;
}
