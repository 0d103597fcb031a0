extension RepLogReader {
  /// The format that this version writes, and the only one that it reads.
  package static var knownFormat: Int { Schema.known }
}
