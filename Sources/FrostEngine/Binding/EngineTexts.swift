import CEL
import FrostEvents

/// An engine's symbols, where functions of texts in conditions find the text behind a slot. Unchecked because it belongs to
/// one engine, which one thread owns.
final class EngineTexts: TextTable, @unchecked Sendable {
  var view: SymbolTable.View { symbols.pointee.view }
  private let symbols: UnsafeMutablePointer<SymbolTable>

  var table: SymbolTable {
    _read { yield symbols.pointee }
    _modify { yield &symbols.pointee }
  }

  init(_ table: SymbolTable) {
    symbols = .allocate(capacity: 1)
    symbols.initialize(to: table)
  }

  deinit {
    symbols.deinitialize(count: 1)
    symbols.deallocate()
  }

  func text(of number: Int64) -> String {
    symbols.pointee.text(of: Symbol(number: UInt32(truncatingIfNeeded: number)))
  }
}
