import Testing
import Web

@Suite struct QRBlocksTests {
  @Test func aCodeHasItsLightFrame() {
    let modules = [[true, false], [false, true], [true, true]]
    let lines = QRBlocks.blocks(modules, hasColor: false)
    #expect(lines.count == 6 && lines.allSatisfy { $0.count == 10 })
    #expect(lines[0] == "██████████" && lines[2] == "████▄▀████" && lines[3] == "████▄▄████")
    let inverted = QRBlocks.blocks(modules, hasColor: true)
    #expect(inverted[2] == "\u{1B}[30;107m    ▀▄    \u{1B}[0m")
    #expect(
      QRBlocks.ascii(modules)[4] == "########  ##########" && QRBlocks.ascii(modules).count == 11)
  }
}
