extension Schema {
  /// Each entry of the audit log follows from the one before it. Entries of earlier versions are chained when the file is
  /// next opened.
  static let audit = """
    ALTER TABLE audit ADD COLUMN before TEXT NOT NULL DEFAULT '';
    ALTER TABLE audit ADD COLUMN after TEXT NOT NULL DEFAULT '';
    ALTER TABLE audit ADD COLUMN salt BLOB;
    ALTER TABLE audit ADD COLUMN digest BLOB;
    ALTER TABLE audit ADD COLUMN chain BLOB;
    ALTER TABLE audit ADD COLUMN keyed INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE audit ADD COLUMN erased_by INTEGER;
    """
}
