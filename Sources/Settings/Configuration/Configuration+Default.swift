extension Configuration {
  /// The settings file as `hinge config default` prints it. Parsing it gives exactly the defaults;
  /// a test holds the two together.
  package static let defaultText = """
    # Settings of hinged and hinge. Every line may be left out: what stands here is
    # the default. Any of them can also be given in the environment as
    # HINGE_SECTION_KEY, for instance HINGE_LIMITS_HOLD_MS=90, which wins over this
    # file. `hinge config show` says what is in effect and where it came from;
    # `hinge config check` says what is wrong.

    lifter:
      # Whose profile and log; letters, digits, spaces, - and _.
      name: me
      # conventional, sumo, trap-bar, block-pull, kettlebell, romanian or
      # good-morning.
      style: conventional

    paths:
      # auto: /var/lib/hinged and /run/hinged for the installed daemon, else folders
      # of this user.
      profile_directory: auto
      recording_directory: auto
      # The rep log, an SQLite file.
      log: auto
      # Where hinged and hinge meet.
      socket: auto

    sensors:
      bus: /dev/i2c-1
      # The sensor on the sacrum, then the one at T12 if there is one.
      addresses: [0x68, 0x69]
      # The second sensor's bus; auto: the same.
      bus_2: auto
      # A clone whose identity is not known is refused, unless it is named here what
      # it is to be run as, such as mpu-6500. At your own risk.
      assume: off

    buzzer:
      # none; log (edges are written to edge_log); gpio (a buzzer that sounds by
      # itself, or a vibration motor); or pwm (a passive piezo).
      kind: none
      # A device (/dev/gpiochip0) or a chip's label. auto: the Raspberry Pi's
      # header.
      chip: auto
      # A number on the chip (BCM number on a Raspberry Pi) or a line's name.
      line: 18
      # true for modules that sound when the pin is low.
      active_low: false
      # What a vibration motor needs to start: shorter pulses are lengthened to
      # this. Counts as part of the time from back to wearer.
      spin_up_ms: 0
      # For pwm: a part of the device's path (1f00098000.pwm) or a path. auto: the
      # Raspberry Pi's header, or the only one there is.
      pwm_device: auto
      # On that device, from 0. GPIO18 is 2 on a Raspberry Pi 5 and 0 on others.
      pwm_channel: 0
      # Where the piezo is loudest, as its data sheet says.
      frequency_hz: 2700
      # The share of each period that the pin is high; a piezo is loudest at 50.
      strength_percent: 50
      edge_log: auto

    button:
      # As for the buzzer.
      chip: auto
      # A number on the chip (BCM number on a Raspberry Pi) or a line's name. off:
      # no button.
      line: off
      # true for a button between pin and ground.
      active_low: true

    feedback:
      # auto: the first session after a calibration is silent, later ones are faded.
      # silent: only a lost sensor sounds. faded: all in the first two sets, then
      # every second one, and all again after two alarmed reps in a row. full:
      # always. Conditions are recorded in every mode.
      mode: auto

    rest:
      # So long after a set the buzzer says that it is time for the next one. 0: it
      # does not.
      seconds: 0

    limits:
      # Shares of your own reserve, from neutral (0) to fully rounded (100), in
      # percent. clear < warn < alarm < severe.
      warn_reserve_percent: 40
      alarm_reserve_percent: 60
      # A sound ends below this.
      clear_reserve_percent: 30
      # From here the shorter hold_severe_ms holds.
      severe_reserve_percent: 80
      # Less flexion than this beyond neutral never sounds.
      floor_deg: 5
      # How long a limit must be passed before it sounds.
      hold_ms: 60
      hold_severe_ms: 20
      # Silence after a sound before the same one may come again.
      rearm_ms: 800
      # Growth of the peak over a set that counts as creep.
      creep_deg: 5
      # Leaning back at lockout, beyond your own standing posture.
      hyperextension_deg: 10
      # Shortest lowering for the tempo you train; off: any.
      tempo_min_eccentric_ms: off
      # A set is called off when a rep is this much slower than the set's fastest;
      # off: never.
      stop_set_velocity_loss_percent: 20

    recording:
      # flagged: the samples round every rep that was not held, or that carries a
      # flag, are kept in recording_directory, for hinge replay. off: none are.
      keep: flagged
      # How far back before such a rep, at most.
      minutes: 2
      # Of all that is kept; the oldest goes first.
      most_mb: 50

    log:
      # trace, debug, info, notice, warning, error or critical.
      level: info

    report:
      # kg or lb: for loads that are shown, and for those that are typed without a
      # unit.
      units: kg

    web:
      # For hinge-web, the page. 127.0.0.1: only this machine sees it. Another of
      # its addresses, or 0.0.0.0 for all: the local network does, in clear text.
      host: 127.0.0.1
      port: 8737

    programme:
      # What `hinge next` goes by. The letter says what a number rests on: A
      # controlled trials; B observations, guidelines or a consensus of experts; C
      # coaching custom or the makers' choice. None was tried with this belt.

      # Work sets, and the range in which reps are added before weight. B for few
      # reps with heavy loads where strength is the aim (ACSM 2009), C for these.
      sets: 3
      reps_low: 3
      reps_high: 5
      # So many flawless work sets in a row at a load, each with reps_high reps,
      # raise it; where one sensor judged some of them, so many. C: one sensor
      # misses about one rounding in eight (on simulated wearers).
      flawless_sets: 3
      flawless_sets_estimated: 5
      # A set with more of its reps close to the alarm is not flawless. C
      warn_percent: 10
      # Nor is one whose last rise is this much slower than its fastest. A for bar
      # speed in squats (Pareja-Blanco 2017), C for rise times of a belt.
      velocity_loss_percent: 20
      # By how much, and at most. B: 2 to 10 % (ACSM 2009); C for the low end and
      # the bound.
      raise_permille: 25
      raise_most_g: 5000
      # A set with more of its judged reps alarmed: the load is repeated; two
      # sessions in a row: so much comes off. C
      alarmed_percent: 20
      back_off_percent: 10
      # After so many sessions at a load, each with a work set that was not
      # flawless, so much comes off. C
      stall_sessions: 6
      stall_percent: 5
      # Twice the flawless sets before a load at which form was lost so recently. C
      break_point_weeks: 8
      # Between hinge sessions of any style. B for two or three days a week (ACSM
      # 2009), C for the hours.
      rest_hours: 48
      # After so many weeks, with so many sessions in them, a lighter week is
      # offered: load and reps less by so much. off: never. B: coaches agree on its
      # use (Bell 2023), no trial on its timing; C for the numbers.
      deload_after_weeks: 3
      deload_least_sessions: 5
      deload_load_percent: 10
      deload_volume_percent: 45
      # After so many days without a style its load is repeated first. C
      repeat_after_days: 10
      # After so many weeks begin lighter by so much, again for as many more, 30 %
      # at most. B: strength falls with the weeks (Bosquet 2013); C for the numbers.
      pause_weeks: 3
      pause_percent: 10
      # Soreness of 0 to 10 from which it holds the load, once that many hours have
      # passed. C
      soreness_hours: 72
      soreness_hold: 1
      # Pain of 0 to 10 that holds the load, and that ends advice; sharp or
      # radiating pain ends it at any number. C: the bounds are borrowed from trials
      # on tendons (Silbernagel 2007), not on backs.
      pain_hold: 3
      pain_stop: 6
      # RPE of a work set that holds the load, in tenths; off: not asked. C
      rpe_hold_tenths: 95

    plates:
      # What you can load. Every weight with its unit, kg or lb.
      bar: 20kg
      trap_bar: 25kg
      # One for each pair of plates.
      pairs: [20kg, 20kg, 20kg, 15kg, 10kg, 5kg, 2.5kg, 1.25kg]
      kettlebells: [8kg, 12kg, 16kg, 20kg, 24kg, 28kg, 32kg]

    """
}
