#include "pointers.hpp"

namespace frost {

namespace {

// `0`, or digits that do not begin with 0.
uint32_t array_index(const std::string &key) {
  if (key.empty() || key.size() > 9 || (key.size() > 1 && key[0] == '0')) return Node::no_index;
  uint32_t index = 0;
  for (char c : key) {
    if (c < '0' || c > '9') return Node::no_index;
    index = index * 10 + uint32_t(c - '0');
  }
  return index;
}

}  // namespace

int32_t PointerTree::add(const char *text, size_t length) {
  if (length > 0 && text[0] != '/') return -1;
  std::vector<std::string> tokens;
  for (size_t i = 0; i < length; i++) {
    if (text[i] == '/') {
      tokens.emplace_back();
    } else if (text[i] != '~') {
      tokens.back().push_back(text[i]);
    } else if (i + 1 < length && (text[i + 1] == '0' || text[i + 1] == '1')) {
      tokens.back().push_back(text[++i] == '0' ? '~' : '/');
    } else {
      return -1;
    }
  }
  std::vector<uint32_t> path{0};
  for (const std::string &token : tokens) path.push_back(child_or_new(path.back(), token));
  Node &end = nodes_[path.back()];
  if (end.pointer < 0) {
    end.pointer = int32_t(pointers_++);
    for (uint32_t node : path)
      if (nodes_[node].below < 0) nodes_[node].below = end.pointer;
  }
  return end.pointer;
}

uint32_t PointerTree::child_or_new(uint32_t node, const std::string &key) {
  const uint32_t found =
      child(node, reinterpret_cast<const uint8_t *>(key.data()), key.size(), key.size());
  if (found != 0) return found;
  const uint32_t made = uint32_t(nodes_.size());
  nodes_.emplace_back();
  nodes_[made].key = key;
  nodes_[made].index = array_index(key);
  nodes_[node].children.push_back(made);
  index_children(node);
  return made;
}

void PointerTree::index_children(uint32_t node) {
  Node &parent = nodes_[node];
  size_t size = 8;
  while (size < parent.children.size() * 4) size *= 2;
  parent.table.assign(size, {});
  for (uint32_t child : parent.children) {
    const std::string &key = nodes_[child].key;
    const uint64_t word = head(reinterpret_cast<const uint8_t *>(key.data()), key.size(), key.size());
    size_t place = hash(word, key.size()) & (size - 1);
    while (parent.table[place].node != 0) place = (place + 1) & (size - 1);
    parent.table[place] = {word, uint32_t(key.size()), child};
  }
}

}  // namespace frost
