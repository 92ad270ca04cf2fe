import CYAML

/// Wraps libyaml's event parser: one event after the other, copied out of the library's memory.
struct EventParser: ~Copyable {
    /// What stands next in the text.
    enum Event {
        case scalar(String, isQuoted: Bool, anchor: String?, tag: String?)
        case sequenceStart(anchor: String?, tag: String?)
        case mappingStart(anchor: String?, tag: String?)
        case collectionEnd
        case alias(String)
        case documentStart
        case streamEnd
        /// Borders that carry nothing.
        case other
    }

    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let input: UnsafeMutableBufferPointer<UInt8>
    private let file: String

    /// A parser at the start of the text; nil when there is no memory for it.
    init?(_ source: SourceText) {
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        input = .allocate(capacity: max(1, source.bytes.count))
        _ = input.initialize(from: source.bytes)
        file = source.file
        guard yaml_parser_initialize(parser) != 0 else { return nil }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, input.baseAddress, source.bytes.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        input.deallocate()
    }

    /// The next event and where it begins.
    mutating func next() throws(YAMLError) -> (event: Event, place: Place) {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) != 0 else { throw problem() }
        defer { yaml_event_delete(&event) }
        return (Self.copy(event), place(event.start_mark))
    }

    private static func copy(_ event: yaml_event_t) -> Event {
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            return .scalar(
                text(scalar.value, count: scalar.length), isQuoted: scalar.style != YAML_PLAIN_SCALAR_STYLE,
                anchor: text(scalar.anchor), tag: text(scalar.tag))
        case YAML_SEQUENCE_START_EVENT:
            return .sequenceStart(
                anchor: text(event.data.sequence_start.anchor), tag: text(event.data.sequence_start.tag))
        case YAML_MAPPING_START_EVENT:
            return .mappingStart(anchor: text(event.data.mapping_start.anchor), tag: text(event.data.mapping_start.tag))
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .collectionEnd
        case YAML_ALIAS_EVENT: return .alias(text(event.data.alias.anchor) ?? "")
        case YAML_DOCUMENT_START_EVENT: return .documentStart
        case YAML_STREAM_END_EVENT: return .streamEnd
        default: return .other
        }
    }

    private static func text(_ bytes: UnsafeMutablePointer<UInt8>?) -> String? {
        bytes.map { String(cString: $0) }
    }

    private static func text(_ bytes: UnsafeMutablePointer<UInt8>?, count: Int) -> String {
        String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    private func place(_ mark: yaml_mark_t) -> Place {
        Place(file: file, line: mark.line + 1, column: mark.column + 1)
    }

    private func problem() -> YAMLError {
        let state = parser.pointee
        let problem = state.problem.map { String(cString: $0) } ?? "the text cannot be read"
        if state.error == YAML_READER_ERROR {
            let place = SourceText.place(after: input.prefix(state.problem_offset), file: file)
            return .syntax("the file has a control character (\(state.problem_value)) here", hint: "delete it", place)
        }
        if state.error == YAML_MEMORY_ERROR { return .tooLarge(Place(file: file, line: 1, column: 1)) }
        let opened = state.context.map { (String(cString: $0), place(state.context_mark)) }
        let mark = state.problem_mark
        let next = Self.character(at: mark.index, in: UnsafeBufferPointer(input))
        return ProblemWording(problem: problem, context: opened?.0, opened: opened?.1, next: next, place: place(mark))
            .error
    }

    /// The character after so many characters; a walk that only a mistake pays for.
    private static func character(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Character? {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.dropFirst(index).first.map(Character.init)
    }
}
