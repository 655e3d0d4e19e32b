import Glibc

/// 500 times: append so many bytes to a file in `directory`, and have them on the disk.
func measureDisk(_ sample: inout Sample, in directory: String, bytes: Int) {
  let path = directory + "/disk"
  let file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o644)
  guard file >= 0 else { fatalError("\(path) cannot be made") }
  defer {
    close(file)
    unlink(path)
  }
  let block = [UInt8](repeating: 0x61, count: bytes)
  for _ in 0..<500 {
    let began = now()
    guard write(file, block, bytes) == bytes, fdatasync(file) == 0 else { fatalError("\(path) cannot be written") }
    sample.add(now() - began)
    usleep(2000)
  }
}
