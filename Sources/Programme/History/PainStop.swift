package import Training

/// Whether what was said of one session ends advice, for whoever shows that session alone.
package enum PainStop {
  package static func stands(_ entries: [EntryRecord], settings: ProgrammeSettings) -> Bool {
    PainState(entries, before: .max, settings: settings, last: nil).stop != nil
  }
}
