import LinuxIO
import Plan
import Settings
import Setup
import Training

/// A plan as it was found in its file.
struct WrittenPlan {
  let path: String
  let plan: TrainingPlan

  /// - Parameter file: nil: the standard one.
  init(_ file: String?, _ settings: LoadedSettings, unit: LoadUnit) throws(Problem) {
    path = file ?? settings.paths.planFile
    let text: String
    do throws(FileError) {
      text = try FileReading.text(path, limitBytes: 1 << 20)
    } catch {
      if case .notUTF8 = error { throw Problem(error.description, exitCode: 78) }
      guard case .missing = error, file == nil else { throw Problem(error) }
      throw Problem(
        "There is no plan yet: \(path) does not exist; 'hinge plan default > \(path)' writes one to "
          + "start from.", exitCode: 78)
    }
    do throws(ConfigurationError) {
      plan = try PlanFile.read(text, path: path, unit: unit)
    } catch {
      throw Problem(error)
    }
  }

  /// Whose it is. A plan that names somebody is nobody else's.
  func lifter(asked: String?, else own: String) throws(Problem) -> String {
    guard let asked else { return plan.lifter ?? own }
    if let named = plan.lifter, named.lowercased() != asked.lowercased() {
      throw Problem(
        "\(path) is the plan of \(named), not of \(asked); --plan names another.", exitCode: 64)
    }
    return asked
  }
}
