package import Plan
package import Training

/// The file in which a lifter writes what they mean to lift, `plan.yaml`.
package enum PlanFile {
  /// - Parameters:
  ///   - path: the file's name, for errors.
  ///   - unit: of loads without one.
  /// Throws every problem at once.
  package static func read(
    _ text: String, path: String, unit: LoadUnit
  ) throws(ConfigurationError) -> TrainingPlan {
    var reader = PlanReader(path: path, unit: unit)
    guard let plan = reader.read(text), reader.problems.isEmpty else {
      throw ConfigurationError(problems: reader.problems)
    }
    return plan
  }

  /// What `hinge plan default` prints: a plan to start from. A test holds it to the reader.
  package static let defaultText = """
    # What you mean to lift, week by week. `hinge plan` says what is due today and
    # compares the week with what was lifted; `hinge plan check` says what is wrong
    # with this file; `hinge plan calendar` makes a file for calendar programs.
    #
    # Two or three focused sessions a week with 48 hours between hinge sessions are
    # the usual start.

    # Whose plan it is; left out: whom the settings name.
    # lifter: me

    # The Monday of the first week, and for how many weeks; left out: every week.
    # starts: 2026-11-30
    # weeks: 8

    sessions:
      - day: monday
        # Both only for the calendar: when, and for how long (60 if left out).
        # Without a time it is there for the whole day.
        time: 18:00
        minutes: 60
        work:
          # conventional, sumo, trap-bar, block-pull, kettlebell, romanian or
          # good-morning.
          - style: conventional
            sets: 3
            # A number, or from and to, such as 4-6.
            reps: 5
            # How heavy, one of: load (100kg, 225lb), percent (of the one-rep load
            # that is estimated from your log) or rpe (1 to 10 by halves). May be
            # left out.
            rpe: 7
            # Seconds down, held at the bottom, up, held at the top; 0 for a
            # movement is as it comes. May be left out.
            tempo: 2-1-1-1
          # Holds by the clock: plank, side-plank, bird-dog, bridge, carry or hinge.
          - hold: side-plank
            sets: 2
            seconds: 30

      - day: thursday
        time: 18:00
        work:
          - style: romanian
            sets: 3
            reps: 8-10
            rpe: 7
          - hold: bird-dog
            sets: 2
            seconds: 30

    """
}
