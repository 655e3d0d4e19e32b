// The declared pointers as a tree of reference tokens.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

namespace frost {

struct Node {
  std::string key;
  // The key as an array index; no_index when it is none.
  uint32_t index = no_index;
  // Number of the pointer that ends here, or -1.
  int32_t pointer = -1;
  // Number of the first pointer that ends here or below, or -1.
  int32_t below = -1;
  // The last line in which this place was met.
  uint64_t line = 0;
  std::vector<uint32_t> children;
  // Open addressing over the children's keys.
  struct Slot {
    // The key's first eight bytes.
    uint64_t head = 0;
    uint32_t length = 0;
    // Place in the tree; 0 is free, since the root is nobody's child.
    uint32_t node = 0;
  };
  std::vector<Slot> table;

  static constexpr uint32_t no_index = UINT32_MAX;
};

class PointerTree {
 public:
  PointerTree() : nodes_(1) {}

  // The pointer's number, or -1 when the text is not a JSON Pointer (RFC 6901).
  int32_t add(const char *text, size_t length);

  uint32_t pointers() const { return pointers_; }
  Node &operator[](uint32_t node) { return nodes_[node]; }

  // The child with this key, or 0. `readable` bytes may be read from `key` on, at least `length`.
  uint32_t child(uint32_t node, const uint8_t *key, size_t length, size_t readable) const {
    const Node &parent = nodes_[node];
    if (parent.table.empty()) return 0;
    const uint64_t word = head(key, length, readable);
    const size_t mask = parent.table.size() - 1;
    for (size_t place = hash(word, length) & mask;; place = (place + 1) & mask) {
      const Node::Slot &slot = parent.table[place];
      if (slot.node == 0) return 0;
      if (slot.head != word || slot.length != length) continue;
      if (length <= 8 || std::memcmp(nodes_[slot.node].key.data() + 8, key + 8, length - 8) == 0) return slot.node;
    }
  }

  // The child that stands for this array element, or 0.
  uint32_t element(uint32_t node, uint32_t index) const {
    for (uint32_t child : nodes_[node].children)
      if (nodes_[child].index == index) return child;
    return 0;
  }

 private:
  // The first eight bytes, zeros behind a shorter key.
  static uint64_t head(const uint8_t *key, size_t length, size_t readable) {
    uint64_t word = 0;
    if (readable >= 8) {
      std::memcpy(&word, key, 8);
      if (length < 8) word &= (uint64_t(1) << (8 * length)) - 1;
    } else {
      std::memcpy(&word, key, length);
    }
    return word;
  }

  // Unkeyed: the tree is small, and its keys are the operator's, not the stream's.
  static size_t hash(uint64_t word, size_t length) {
    return size_t(((word ^ length) * 0x9e3779b97f4a7c15ull) >> 40);
  }

  uint32_t child_or_new(uint32_t node, const std::string &key);
  void index_children(uint32_t node);

  std::vector<Node> nodes_;
  uint32_t pointers_ = 0;
};

}  // namespace frost
