import Foundation

/// Whose a file is.
enum FileOwners {
  /// The group that may use it; nil where there is none, or it is root's alone.
  static func group(of path: String) -> String? {
    do {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      let name = attributes[.groupOwnerAccountName] as? String
      return name == "root" ? nil : name
    } catch {
      return nil
    }
  }
}
