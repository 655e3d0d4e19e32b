import GRDB

/// Runs `body` and gives every error it throws as a `StoreError`.
func translated<Result>(path: String? = nil, _ body: () throws -> Result) throws(StoreError) -> Result {
  do {
    return try body()
  } catch let error as StoreError {
    throw error
  } catch let error as DatabaseError {
    if error.resultCode == .SQLITE_NOTADB, let path { throw .notFrost(path: path) }
    throw .database(code: error.extendedResultCode.rawValue, message: error.message ?? "\(error)")
  } catch {
    throw .database(code: 1, message: "\(error)")
  }
}
