import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Web

/// Answers, each with the headers that keep a browser from doing more than is meant.
enum Answer {
  private static let noSniff = HTTPField.Name("X-Content-Type-Options")
  private static let referrer = HTTPField.Name("Referrer-Policy")
  private static let frames = HTTPField.Name("X-Frame-Options")
  private static let resource = HTTPField.Name("Cross-Origin-Resource-Policy")

  /// - Parameter policy: the Content-Security-Policy; nothing is allowed without.
  static func response(
    _ status: HTTPResponse.Status, type: String?, policy: String = "default-src 'none'",
    _ more: HTTPFields = [:], body: ResponseBody
  ) -> Response {
    var headers: HTTPFields = [
      .cacheControl: "no-store", .contentSecurityPolicy: policy,
    ]
    let fixed = [
      (noSniff, "nosniff"), (referrer, "no-referrer"), (frames, "DENY"), (resource, "same-origin"),
    ]
    for (name, value) in fixed { if let name { headers[name] = value } }
    if let type { headers[.contentType] = type }
    headers.append(contentsOf: more)
    return Response(status: status, headers: headers, body: body)
  }

  static func empty(_ status: HTTPResponse.Status, _ more: HTTPFields) -> Response {
    response(status, type: nil, more, body: ResponseBody())
  }

  static func page(
    _ page: (_ nonce: String) -> WebPage, status: HTTPResponse.Status = .ok,
    _ more: HTTPFields = [:]
  ) -> Response {
    let nonce: String
    do throws(WebTokenError) {
      nonce = try WebToken.randomText(bytes: 16)
    } catch {
      return response(
        .internalServerError, type: "text/plain; charset=utf-8",
        body: ResponseBody(byteBuffer: ByteBuffer(string: "\(error)\n")))
    }
    let page = page(nonce)
    return response(
      status, type: "text/html; charset=utf-8", policy: page.policy, more,
      body: ResponseBody(byteBuffer: ByteBuffer(string: page.html)))
  }

  /// A page of one sentence.
  static func sentence(
    _ status: HTTPResponse.Status, _ text: String, _ more: HTTPFields = [:]
  ) -> Response {
    page({ WebPage.sentence(text, nonce: $0) }, status: status, more)
  }

  static func json(
    _ text: String, status: HTTPResponse.Status = .ok, _ more: HTTPFields = [:]
  ) -> Response {
    response(
      status, type: "application/json", more,
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  /// A value as JSON; for numbers that JSON has not (none is made here) an empty object.
  static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) -> Response {
    json(text(value), status: status)
  }

  /// `{"error": sentence}`, for the page's script and for programs.
  static func error(
    _ status: HTTPResponse.Status, _ sentence: String, _ more: HTTPFields = [:]
  ) -> Response {
    json(text(["error": sentence]), status: status, more)
  }

  private static func text(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    } catch {
      return "{}\n"
    }
  }

  /// What is the same for everybody.
  static func asset(_ bytes: [UInt8], type: String) -> Response {
    response(.ok, type: type, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
