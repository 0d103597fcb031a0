import Foundation
import Testing

@testable import Exports

@Suite struct CSVTests {
  private func read(_ text: String) throws -> CSVTable { try CSVReader.table(Array(text.utf8)) }

  private func fields(_ text: String) throws -> [[String]] {
    let table = try read(text)
    return [table.header] + table.rows.map(\.fields)
  }

  private func fault(_ text: String) -> String {
    do {
      _ = try read(text)
      return ""
    } catch let error as ExportError {
      return error.description
    } catch {
      return "another error"
    }
  }

  @Test func quotesOnlyWhatNeedsIt() {
    var writer = CSVWriter()
    writer.row([.text("a b"), .text("a,b"), .text("say \"hi\""), .text("x\r\ny"), .empty])
    writer.row([.plain("1.5"), .text(""), .text("a;b"), .text("🏋🏽‍♀️"), .text("\r")])
    #expect(
      writer.text
        == "a b,\"a,b\",\"say \"\"hi\"\"\",\"x\r\ny\",\n1.5,,a;b,🏋🏽‍♀️,\"\r\"\n")
  }

  @Test func quotesTextsOrAll() {
    var texts = CSVWriter(delimiter: .semicolon, quoting: .texts)
    texts.row([.text("a"), .plain("1"), .plain("1;5"), .empty, .text("")])
    #expect(texts.text == "\"a\";1;\"1;5\";;\"\"\n")
    var all = CSVWriter(quoting: .all)
    all.row([.text("a"), .plain("1"), .empty])
    #expect(all.text == "\"a\",\"1\",\"\"\n")
  }

  @Test func readsWhatProgramsWrite() throws {
    let expected = [["a", "b", "c"], ["1", "x, \"y\"\nz", ""], ["2", "5\" band", "é"]]
    for text in [
      "a,b,c\n1,\"x, \"\"y\"\"\nz\",\n2,5\" band,é\n",
      "\u{FEFF}a,b,c\r1,\"x, \"\"y\"\"\nz\",\r2,5\" band,é",
      "a;b;c\r\n1;\"x, \"\"y\"\"\nz\";\r\n2;5\" band;é\r\n",
      "\n\na,b,c\n\n1,\"x, \"\"y\"\"\nz\"\n,,\n2,5\" band,é,,\n\n",
    ] {
      #expect(try fields(text) == expected, "\(text.debugDescription)")
    }
  }

  @Test func linesAreCountedAsEditorsDo() throws {
    let table = try read("a,b\r\n\"x\r\ny\",1\r\n\r\nz,2\r\n")
    #expect(table.rows.map(\.line) == [2, 5])
    #expect(table.rows[0].fields == ["x\r\ny", "1"])
  }

  @Test func aSentenceSaysWhereAndHowToMendIt() {
    #expect(fault("") == "the file is empty; export it again from the app that made it")
    #expect(fault("\n \n").isEmpty)
    #expect(
      fault("a,b\n1,2\n102,5,3\n")
        == "line 3: 3 fields where the first line names 2; put a number with a decimal comma, or a "
        + "text with a ',' in it, between quotes")
    #expect(fault("a,b\n1,\"2\n3\n").hasPrefix("line 2: a quote that is never closed;"))
    #expect(fault("a,b\n\"1\"x,2\n").hasPrefix("line 2: text behind a closing quote;"))
    #expect(fault("\u{0}a" + String(repeating: ",", count: 100)).hasPrefix("line 1: more than 100"))
    let long = String(repeating: "x", count: 70_000)
    #expect(fault("a\n" + long).hasPrefix("line 2: a field of more"))
    #expect(fault("a\n\"" + long).contains("never closed"))
  }

  @Test func otherEncodingsAreRefused() {
    #expect(throws: ExportError.otherEncoding) { try CSVReader.table([0xFF, 0xFE, 0x61, 0]) }
    #expect(throws: ExportError.line(2, reason: "no UTF-8 text; save the file as CSV with UTF-8")) {
      try CSVReader.table(Array("a\n".utf8) + [0xE4, 0x0A])
    }
  }

  @Test func tooMuchIsRefused() {
    let bytes = [UInt8](repeating: 0x0A, count: CSVReader.mostBytes + 1)
    #expect(throws: ExportError.tooLarge(most: CSVReader.mostBytes)) {
      try CSVReader.table(bytes)
    }
    let lines = Array(("a\n" + String(repeating: "1\n", count: CSVReader.mostRows + 1)).utf8)
    #expect(throws: ExportError.self) { try CSVReader.table(lines) }
  }

  /// What is written is what is read, whatever it is.
  @Test(arguments: 1...40) func whatIsWrittenIsRead(seed: UInt64) throws {
    var dice = Dice(seed)
    let pieces = ["a", ",", ";", "\"", "\r", "\n", "\r\n", " ", "é", "🏋🏽‍♀️", "\u{0}", "שלום", "\t"]
    let columns = 1 + dice.below(6)
    func text() -> String { (0..<dice.below(6)).map { _ in dice.one(of: pieces) }.joined() }
    // A row without anything in it is no row.
    let rows = (0...dice.below(20)).map { _ in
      ["x" + text()] + (1..<max(columns, 1)).map { _ in text() }
    }
    let header = (0..<columns).map { "column \($0)" }
    for delimiter in CSVDelimiter.allCases where columns > 1 || delimiter == .comma {
      for quoting in [CSVWriter.Quoting.whereNeeded, .texts, .all] {
        var writer = CSVWriter(delimiter: delimiter, quoting: quoting)
        for row in [header] + rows { writer.row(row.map { .text($0) }) }
        let table = try read(writer.text)
        #expect(table.header == header, "seed \(seed)")
        #expect(table.rows.map(\.fields) == rows, "seed \(seed)")
      }
    }
  }
}
