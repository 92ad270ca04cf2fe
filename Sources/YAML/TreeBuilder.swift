/// Builds the tree of nodes from events, with a stack of its own so that depth costs no call stack.
struct TreeBuilder {
    private struct Frame {
        var place: Place
        var anchor: String?
        var isMapping: Bool
        var items: [Node] = []
        var pairs = MappingBuilder()
        var height = 0
        var size = 1
    }

    private struct Anchored {
        var node: Node
        var height: Int
        var size: Int
    }

    private var frames: [Frame] = []
    private var anchors: [String: Anchored] = [:]
    private var root: Node?
    private var pieces = 0
    private var errors: [YAMLError] = []

    /// Reads the one document of a text.
    static func read(_ source: SourceText) -> (node: Node?, errors: [YAMLError]) {
        guard var parser = EventParser(source) else {
            return (nil, [.tooLarge(Place(file: source.file, line: 1, column: 1))])
        }
        var builder = TreeBuilder()
        do throws(YAMLError) {
            try builder.build(&parser)
        } catch {
            return (nil, builder.errors + [error])
        }
        return (builder.root, builder.errors)
    }

    private mutating func build(_ parser: inout EventParser) throws(YAMLError) {
        var hasDocument = false
        while true {
            let (event, place) = try parser.next()
            switch event {
            case .streamEnd: return
            case .documentStart:
                guard !hasDocument else { throw .secondDocument(place) }
                hasDocument = true
            case .scalar(let text, let isQuoted, let anchor, let tag):
                refuse(tag, at: place)
                try add(
                    Anchored(node: Node(.scalar(text, isQuoted: isQuoted), at: place), height: 0, size: 1),
                    anchor: anchor)
            case .sequenceStart(let anchor, let tag): try open(isMapping: false, anchor: anchor, tag: tag, at: place)
            case .mappingStart(let anchor, let tag): try open(isMapping: true, anchor: anchor, tag: tag, at: place)
            case .collectionEnd: try close()
            case .alias(let name):
                guard let known = anchors[name] else { throw .unknownAlias(name, place) }
                try add(known, anchor: nil)
            case .other: continue
            }
        }
    }

    private mutating func refuse(_ tag: String?, at place: Place) {
        if let tag { errors.append(.tag(tag.replacing(prefix: "tag:yaml.org,2002:", with: "!!"), place)) }
    }

    private mutating func open(isMapping: Bool, anchor: String?, tag: String?, at place: Place) throws(YAMLError) {
        refuse(tag, at: place)
        guard frames.count < Limits.depth else { throw .tooDeep(place) }
        frames.append(Frame(place: place, anchor: anchor, isMapping: isMapping))
    }

    private mutating func close() throws(YAMLError) {
        guard let frame = frames.popLast() else { return }
        let content: Node.Content = frame.isMapping ? .mapping(frame.pairs.entries) : .sequence(frame.items)
        errors.append(contentsOf: frame.pairs.errors)
        let node = Node(content, at: frame.place)
        try add(Anchored(node: node, height: frame.height + 1, size: frame.size), anchor: frame.anchor, isNew: false)
        pieces += 1
    }

    /// Puts a finished piece where it belongs; what an alias repeats counts again.
    private mutating func add(_ piece: Anchored, anchor: String?, isNew: Bool = true) throws(YAMLError) {
        if isNew { pieces += piece.size }
        guard pieces <= Limits.pieces else { throw .tooManyPieces(piece.node.place) }
        guard frames.count + piece.height <= Limits.depth else { throw .tooDeep(piece.node.place) }
        if let anchor { anchors[anchor] = piece }
        guard var frame = frames.popLast() else {
            root = piece.node
            return
        }
        frame.height = max(frame.height, piece.height)
        frame.size += piece.size
        if frame.isMapping { frame.pairs.add(piece.node) } else { frame.items.append(piece.node) }
        frames.append(frame)
    }
}

/// Collects the pairs of one mapping and notices keys that stand twice.
struct MappingBuilder {
    private(set) var entries: [Node.Entry] = []
    private(set) var errors: [YAMLError] = []
    private var key: Node?
    private var places: [String: Place] = [:]

    /// Takes a key, then its value, then the next key.
    mutating func add(_ node: Node) {
        guard let key else {
            self.key = node
            return
        }
        self.key = nil
        guard case .scalar(let text, let isQuoted) = key.content, isQuoted || !text.isEmpty else {
            errors.append(.keyIsNotText(key.place))
            return
        }
        if text == "<<", !isQuoted {
            errors.append(.mergeKey(key.place))
        } else if let first = places[text] {
            errors.append(.duplicateKey(text, key.place, first: first))
        } else {
            places[text] = key.place
            entries.append(Node.Entry(key: key, value: node))
        }
    }
}

extension String {
    fileprivate func replacing(prefix: String, with other: String) -> String {
        hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
    }
}
