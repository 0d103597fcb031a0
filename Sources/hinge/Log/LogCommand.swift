import ArgumentParser

struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Load, RPE, pain, soreness, notes and corrections, before, during or after training.",
    discussion: """
      hinge log [PLACE] --load --rpe --pain --pain-kind --soreness --note --verdict --style --lifter --exclude --include \
      --clear (hinge log say --help tells each)

      Nothing is overwritten: what was said before stays on record, and `hinge log history` shows it.

      Examples:
        hinge log --load 140              the last set
        hinge log next --load 315lb      the set that comes
        hinge log 3 --load 140 --rpe 8.5  set 3 of the last session
        hinge log 3.2 --exclude           rep 2 of set 3 was no rep
        hinge log 12:3.2 --verdict held   the same of session 12, called otherwise
        hinge log session --soreness 3    how the last session feels on the days after
        hinge log session --pain 4 --pain-kind sharp
        hinge log session --pain 0        it is gone
        hinge log 12:session --lifter ben --note 'Ana wore the wrong belt.'
        hinge log --clear load
        hinge log history 12
        hinge log merge strong.csv        loads from another app's file
      """,
    subcommands: [LogSayCommand.self, LogHistoryCommand.self, LogMergeCommand.self],
    defaultSubcommand: LogSayCommand.self)
}
