/// Why a command that was asked for JSON gave none, as `hinge.error/1`, `Schemas/error.schema.json`.
package enum MistakeJSON {
  /// One line without its break.
  package static func text(_ sentence: String, exitCode: Int32) -> String {
    JSONValue.object([
      ("schema", .string("hinge.error/1")),
      ("exit_code", .integer(Int64(exitCode))),
      ("message", .string(sentence)),
    ]).text
  }
}
